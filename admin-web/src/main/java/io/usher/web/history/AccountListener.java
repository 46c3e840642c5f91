package io.usher.web.history;

import io.usher.core.history.Actor;
import io.usher.web.account.SecondFactorChanged;
import io.usher.web.account.SessionEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what becomes of second factors and of other people's sessions. That a second
 * factor is turned on or off changes the account, which the change history tells.
 */
@Component
class AccountListener {

	private final AuditLog log;

	AccountListener(AuditLog log) {
		this.log = log;
	}

	@EventListener
	void tried(SecondFactorChanged event) {
		Actor actor = new Actor(event.userName(), event.address(), Actor.Via.CONSOLE);
		switch (event.what()) {
			case RIGHT_CODE -> this.log.recordLogin(actor, LoginMethod.SECOND_FACTOR);
			case WRONG_CODE -> this.log.recordRefusal(actor, "wrong code of the second factor");
			default -> {
				// A change of the account.
			}
		}
	}

	@EventListener
	void ended(SessionEnded event) {
		this.log.recordSessionEnded(new Actor(event.actor(), event.address(), Actor.Via.CONSOLE),
				"Session of " + event.userName() + " at " + event.sessionAddress());
	}

}
