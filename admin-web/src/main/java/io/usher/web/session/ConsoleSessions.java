package io.usher.web.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.TransactionException;

/**
 * Sessions of all instances from the database, and from memory while that is away: then
 * those go on that this instance served lately, and new ones begin. What was not written
 * meanwhile is written when the database is back.
 *
 * @param <S> the database's kind of session
 */
public final class ConsoleSessions<S extends Session> implements SessionRepository<ConsoleSession<S>> {

	/** The value by which the database finds sessions of those who are logged in. */
	static final String LOGGED_IN = "logged in";

	private static final Logger log = LoggerFactory.getLogger(ConsoleSessions.class);

	private static final int MOST = 10_000;

	/** After so long the database is tried again, whatever others say of it. */
	private static final Duration RETRY = Duration.ofSeconds(30);

	private final FindByIndexNameSessionRepository<S> store;

	private final StoreContact contact;

	private final Cache<String, ConsoleSession<S>> known;

	/** Those that ended while the database was away. */
	private final Cache<String, Boolean> undeleted;

	private volatile @Nullable Long failedAt;

	ConsoleSessions(FindByIndexNameSessionRepository<S> store, StoreContact contact, Duration timeout) {
		this.store = store;
		this.contact = contact;
		this.known = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(timeout).build();
		this.undeleted = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(timeout).build();
	}

	@Override
	public ConsoleSession<S> createSession() {
		return new ConsoleSession<>(this.store.createSession(), false);
	}

	@Override
	public void save(ConsoleSession<S> session) {
		String before = session.makeKnown();
		if (before != null && !before.equals(session.getId())) {
			this.known.invalidate(before);
		}
		this.known.put(session.getId(), session);
		write(session);
	}

	private void write(ConsoleSession<S> session) {
		if (!session.isChanged()) {
			return;
		}
		ask(() -> {
			try {
				session.save(this.store::save);
			}
			catch (DataIntegrityViolationException ex) {
				log.debug("A session was written or ended elsewhere while it was used", ex);
				session.discardChanges();
				this.known.invalidate(session.getId());
			}
			return session;
		}, session);
	}

	@Override
	public @Nullable ConsoleSession<S> findById(String id) {
		if (this.undeleted.getIfPresent(id) != null) {
			return null;
		}
		ConsoleSession<S> here = this.known.getIfPresent(id);
		if (here != null && here.isChanged()) {
			write(here);
			if (here.isChanged()) {
				return alive(here);
			}
		}
		ConsoleSession<S> found = ask(() -> read(id), here);
		return (found != null) ? alive(found) : null;
	}

	private @Nullable ConsoleSession<S> read(String id) {
		S found = this.store.findById(id);
		if (found == null) {
			this.known.invalidate(id);
			return null;
		}
		ConsoleSession<S> session = new ConsoleSession<>(found, true);
		this.known.put(id, session);
		return session;
	}

	private static <S extends Session> @Nullable ConsoleSession<S> alive(ConsoleSession<S> session) {
		return session.isExpired() ? null : session;
	}

	@Override
	public void deleteById(String id) {
		this.known.invalidate(id);
		this.undeleted.put(id, true);
		ask(() -> {
			this.store.deleteById(id);
			this.undeleted.invalidate(id);
			return id;
		}, id);
	}

	/**
	 * Returns the sessions of those who are logged in, on all instances. While the
	 * database is away these are the ones that this instance knows.
	 */
	public List<Session> logins() {
		Map<String, Session> logins = new HashMap<>();
		Map<String, S> stored = ask(() -> this.store.findByPrincipalName(LOGGED_IN), null);
		if (stored != null) {
			logins.putAll(stored);
		}
		this.known.asMap().forEach((id, session) -> {
			if (stored == null || session.isChanged()) {
				logins.put(id, session);
			}
		});
		return new ArrayList<>(logins.values().stream().filter(ConsoleSessions::isLogin).toList());
	}

	private static boolean isLogin(Session session) {
		return !session.isExpired() && SessionAttributes.isLogin(session);
	}

	/** Ends somebody's session: its next request is told so, on whichever instance. */
	public void end(String id) {
		ConsoleSession<S> session = findById(id);
		if (session != null) {
			session.setAttribute(SessionAttributes.ENDED, true);
			save(session);
		}
	}

	/** Tells whether sessions are those of this instance alone at this moment. */
	public boolean isAway() {
		Long failed = this.failedAt;
		if (failed == null) {
			return false;
		}
		Duration since = Duration.ofNanos(System.nanoTime() - failed);
		return since.compareTo(RETRY) < 0 && this.contact.sinceConfirmed().compareTo(since) >= 0;
	}

	/** Writes what the database did not take while it was away. */
	void writeBehind() {
		this.undeleted.asMap().keySet().forEach(this::deleteById);
		this.known.asMap().values().forEach(this::write);
	}

	/** Asks the database, and does without it while it is away. */
	private <T> @Nullable T ask(Supplier<@Nullable T> question, @Nullable T without) {
		if (isAway()) {
			return without;
		}
		try {
			T answer = question.get();
			if (this.failedAt != null) {
				this.failedAt = null;
				log.info("Sessions are in the database again");
			}
			return answer;
		}
		catch (DataAccessException | TransactionException ex) {
			if (this.failedAt == null) {
				log.warn("Sessions are in memory, because the database does not take them: {}", ex.getMessage());
			}
			this.failedAt = System.nanoTime();
			return without;
		}
	}

}
