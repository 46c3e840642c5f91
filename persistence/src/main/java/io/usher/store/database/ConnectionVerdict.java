package io.usher.store.database;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Takes connections out of the pool that never work again although they seem to, such as
 * those to an embedded database that closed itself when its disk was full.
 */
class ConnectionVerdict implements SQLExceptionOverride {

	@java.lang.Override
	public SQLExceptionOverride.Override adjudicate(SQLException failure) {
		return VendorCode.of(failure).filter(VendorCode::isOfConnection).isPresent()
				? SQLExceptionOverride.Override.MUST_EVICT : SQLExceptionOverride.Override.CONTINUE_EVICT;
	}

}
