package io.usher.core.history;

class InMemoryConfigurationStoreTests extends ChangeArchiveContract {

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	@Override
	protected ConfigurationStore store() {
		return this.store;
	}

	@Override
	protected ChangeArchive archive() {
		return this.store;
	}

}
