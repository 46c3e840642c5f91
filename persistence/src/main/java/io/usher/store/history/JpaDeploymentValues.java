package io.usher.store.history;

import io.usher.core.history.DeploymentValues;
import io.usher.store.database.StoreTransactions;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Keeps values in a table; of two instances that keep one at the same moment, the first
 * wins.
 */
class JpaDeploymentValues implements DeploymentValues {

	private final StoreTransactions transactions;

	private final DeploymentRows rows;

	JpaDeploymentValues(StoreTransactions transactions, DeploymentRows rows) {
		this.transactions = transactions;
		this.rows = rows;
	}

	@Override
	public String keep(String name, String value) {
		try {
			return this.transactions.write(() -> this.rows.findById(name)
				.orElseGet(() -> this.rows.saveAndFlush(new DeploymentRow(name, value)))
				.content());
		}
		catch (DataIntegrityViolationException ex) {
			return this.transactions.read(() -> this.rows.findById(name).orElseThrow().content());
		}
	}

}
