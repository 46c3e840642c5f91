package io.usher.store.history;

import org.springframework.data.jpa.repository.JpaRepository;

interface DeploymentRows extends JpaRepository<DeploymentRow, String> {

}
