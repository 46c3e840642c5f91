package io.usher.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;

/**
 * A session of the console, over the one that the database takes. Several requests may
 * use it at once.
 *
 * @param <S> the database's kind of session
 */
final class ConsoleSession<S extends Session> implements Session {

	/** When somebody was last seen is written down this often, not with each request. */
	private static final Duration RESOLUTION = Duration.ofSeconds(30);

	private final S kept;

	private @Nullable String knownAs;

	/** Whether something of it is not in the database yet. */
	private boolean changed;

	ConsoleSession(S kept, boolean saved) {
		this.kept = kept;
		this.knownAs = saved ? kept.getId() : null;
		this.changed = !saved;
	}

	/** Saves what changed, if anything did. */
	synchronized void save(Consumer<S> store) {
		if (!this.changed) {
			return;
		}
		store.accept(this.kept);
		this.changed = false;
	}

	/** Gives up what was not written, in favour of what the database has. */
	synchronized void discardChanges() {
		this.changed = false;
	}

	synchronized boolean isChanged() {
		return this.changed;
	}

	/**
	 * Takes the identifier that it has for the one that it is known by.
	 * @return the one that it was known by until now, null for none
	 */
	synchronized @Nullable String makeKnown() {
		String before = this.knownAs;
		this.knownAs = this.kept.getId();
		return before;
	}

	@Override
	public synchronized String getId() {
		return this.kept.getId();
	}

	@Override
	public synchronized String changeSessionId() {
		this.changed = true;
		return this.kept.changeSessionId();
	}

	@Override
	public synchronized <T> @Nullable T getAttribute(String name) {
		return this.kept.getAttribute(name);
	}

	@Override
	public synchronized Set<String> getAttributeNames() {
		return Set.copyOf(this.kept.getAttributeNames());
	}

	@Override
	public synchronized void setAttribute(String name, @Nullable Object value) {
		this.changed = true;
		if (value == null) {
			this.kept.removeAttribute(name);
		}
		else {
			this.kept.setAttribute(name, (value instanceof Exception fault) ? KeptFault.of(fault) : value);
		}
		if (name.equals(SessionAttributes.MARK) || name.equals(SessionAttributes.ENDED)) {
			// The database knows of a login by a column that is written with this one.
			this.kept.setMaxInactiveInterval(this.kept.getMaxInactiveInterval());
		}
	}

	@Override
	public void removeAttribute(String name) {
		setAttribute(name, null);
	}

	@Override
	public synchronized Instant getCreationTime() {
		return this.kept.getCreationTime();
	}

	@Override
	public synchronized void setLastAccessedTime(Instant time) {
		if (this.kept.getLastAccessedTime().plus(RESOLUTION).isBefore(time)) {
			this.changed = true;
			this.kept.setLastAccessedTime(time);
		}
	}

	@Override
	public synchronized Instant getLastAccessedTime() {
		return this.kept.getLastAccessedTime();
	}

	@Override
	public synchronized void setMaxInactiveInterval(Duration interval) {
		this.changed = true;
		this.kept.setMaxInactiveInterval(interval);
	}

	@Override
	public synchronized Duration getMaxInactiveInterval() {
		return this.kept.getMaxInactiveInterval();
	}

	@Override
	public synchronized boolean isExpired() {
		return this.kept.isExpired();
	}

}
