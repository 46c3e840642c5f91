package io.usher.core.history;

class InMemoryConfigurationStoreTests extends ConfigurationStoreContract {

	private final ConfigurationStore store = new InMemoryConfigurationStore();

	@Override
	protected ConfigurationStore store() {
		return this.store;
	}

}
