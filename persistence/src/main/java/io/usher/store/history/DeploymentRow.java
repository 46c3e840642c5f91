package io.usher.store.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;

/**
 * A value that belongs to the deployment.
 */
@Entity
@Table(name = "deployment")
class DeploymentRow {

	@Id
	@Column(name = "name", length = 60)
	private String name;

	@Column(name = "content", length = Length.LONG32, nullable = false)
	private String content;

	@SuppressWarnings("NullAway.Init")
	protected DeploymentRow() {
	}

	DeploymentRow(String name, String content) {
		this.name = name;
		this.content = content;
	}

	String content() {
		return this.content;
	}

}
