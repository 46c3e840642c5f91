package io.usher.core.history;

class InMemoryAuditTrailTests extends AuditTrailContract {

	private final AuditTrail trail = new InMemoryAuditTrail();

	@Override
	protected AuditTrail trail() {
		return this.trail;
	}

}
