package io.usher.store.database;

import java.sql.SQLException;

import io.usher.core.history.StoreUnavailableException;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.StandardLockService;

/**
 * Has Liquibase use our lock instead of its own, which nobody takes over. Liquibase finds
 * it as a service.
 */
public final class SchemaLockService extends StandardLockService {

	static final String LOCK = SchemaLock.class.getName();

	@Override
	public int getPriority() {
		return PRIORITY_DATABASE;
	}

	@Override
	public void waitForLock() throws LockException {
		if (this.hasChangeLogLock) {
			return;
		}
		try {
			this.database.rollback();
			init();
			this.database.commit();
			lock().acquire();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LockException(ex);
		}
		catch (DatabaseException | SQLException | StoreUnavailableException ex) {
			throw new LockException(ex);
		}
		this.hasChangeLogLock = true;
		Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
		this.database.setCanCacheLiquibaseTableInfo(true);
	}

	@Override
	public boolean acquireLock() throws LockException {
		waitForLock();
		return true;
	}

	@Override
	public void releaseLock() throws LockException {
		if (!this.hasChangeLogLock) {
			return;
		}
		this.hasChangeLogLock = false;
		this.database.setCanCacheLiquibaseTableInfo(false);
		try {
			lock().release();
		}
		catch (SQLException | StoreUnavailableException ex) {
			throw new LockException(ex);
		}
	}

	private static SchemaLock lock() {
		return Scope.getCurrentScope().get(LOCK, SchemaLock.class);
	}

}
