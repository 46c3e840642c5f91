package io.usher.store.database;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2SchemaLockTests extends SchemaLockContract {

	@TempDir
	private Path home;

	@Override
	String[] database() {
		return new String[] { "usher.home=" + this.home };
	}

}
