package io.usher.core.log;

class InMemoryDecisionLogTests extends DecisionLogContract {

	private final DecisionLog log = new InMemoryDecisionLog();

	@Override
	protected DecisionLog log() {
		return this.log;
	}

	@Override
	protected DecisionLog otherInstance() {
		return this.log;
	}

}
