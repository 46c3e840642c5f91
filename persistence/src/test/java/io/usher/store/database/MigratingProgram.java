package io.usher.store.database;

import io.usher.core.history.Migrations;
import io.usher.store.StoreTestApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A program that brings the schema up to date and stays, until it is killed: the URL of
 * the database, and how long the holder of the lock may not be heard of.
 */
final class MigratingProgram {

	private MigratingProgram() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		new SpringApplicationBuilder(StoreTestApplication.class).web(WebApplicationType.NONE)
			.properties("usher.database.url=" + arguments[0], "usher.database.username=root",
					"usher.database.schema-lock=" + arguments[1])
			.run()
			.getBean(Migrations.class)
			.run();
		Thread.currentThread().join();
	}

}
