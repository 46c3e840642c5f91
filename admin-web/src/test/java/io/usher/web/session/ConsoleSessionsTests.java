package io.usher.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions while the database comes and goes.
 */
class ConsoleSessionsTests {

	private final Store store = new Store();

	private Duration sinceConfirmed = Duration.ofHours(1);

	private final ConsoleSessions<MapSession> here = sessions();

	private final ConsoleSessions<MapSession> elsewhere = sessions();

	@Test
	void areThereOnAnotherInstance() {
		String id = begin(this.here, "Alice");
		assertThat(mark(this.elsewhere, id)).isEqualTo("Alice");
		assertThat(this.elsewhere.logins()).extracting(Session::getId).containsExactly(id);
	}

	@Test
	void endOnAnotherInstanceAtOnce() {
		String id = begin(this.here, "Alice");
		this.elsewhere.end(id);
		ConsoleSession<MapSession> session = Objects.requireNonNull(this.here.findById(id));
		assertThat(session.<Object>getAttribute(SessionAttributes.ENDED)).isEqualTo(true);
		assertThat(this.here.logins()).isEmpty();
		this.elsewhere.deleteById(id);
		assertThat(this.here.findById(id)).isNull();
	}

	@Test
	void writeNothingForARequestThatChangesNothing() {
		String id = begin(this.here, "Alice");
		int before = this.store.writes;
		for (int second = 0; second < 30; second++) {
			request(id, Instant.now().plusSeconds(second));
		}
		assertThat(this.store.writes).isEqualTo(before);
		request(id, Instant.now().plusSeconds(40));
		assertThat(this.store.writes).isEqualTo(before + 1);
	}

	private void request(String id, Instant at) {
		ConsoleSession<MapSession> session = Objects.requireNonNull(this.here.findById(id));
		session.setLastAccessedTime(at);
		this.here.save(session);
	}

	@Test
	void goOnAndBeginInMemoryAndAreWrittenLater() {
		String before = begin(this.here, "Alice");
		this.store.away = true;
		String during = begin(this.here, "Bob");
		assertThat(mark(this.here, before)).isEqualTo("Alice");
		assertThat(mark(this.here, during)).isEqualTo("Bob");
		assertThat(this.here.isAway()).isTrue();
		assertThat(this.here.logins()).extracting(Session::getId).containsExactlyInAnyOrder(before, during);
		assertThat(this.elsewhere.findById(before)).isNull();
		this.store.away = false;
		this.sinceConfirmed = Duration.ZERO;
		assertThat(this.here.isAway()).isFalse();
		this.here.writeBehind();
		assertThat(mark(this.elsewhere, during)).isEqualTo("Bob");
	}

	@Test
	void askNobodyAgainUntilTheDatabaseWasHeardOf() {
		String id = begin(this.here, "Alice");
		this.store.away = true;
		this.here.findById(id);
		int before = this.store.questions;
		for (int i = 0; i < 10; i++) {
			assertThat(mark(this.here, id)).isEqualTo("Alice");
		}
		assertThat(this.store.questions).isEqualTo(before);
		this.sinceConfirmed = Duration.ZERO;
		assertThat(mark(this.here, id)).isEqualTo("Alice");
		assertThat(this.store.questions).isEqualTo(before + 1);
	}

	@Test
	void stayEndedThatEndedWhileTheDatabaseWasAway() {
		String id = begin(this.here, "Alice");
		this.store.away = true;
		this.here.deleteById(id);
		assertThat(this.here.findById(id)).isNull();
		this.store.away = false;
		this.sinceConfirmed = Duration.ZERO;
		assertThat(this.here.findById(id)).isNull();
		this.here.writeBehind();
		assertThat(this.elsewhere.findById(id)).isNull();
	}

	@Test
	void areNotFoundByTheIdentifierThatTheyHadBefore() {
		String before = begin(this.here, "Alice");
		ConsoleSession<MapSession> session = Objects.requireNonNull(this.here.findById(before));
		session.changeSessionId();
		this.here.save(session);
		this.store.away = true;
		assertThat(this.here.findById(before)).isNull();
		assertThat(mark(this.here, session.getId())).isEqualTo("Alice");
	}

	@Test
	void areNotFoundByAnEarlierIdentifierThatTheDatabaseNeverKnew() {
		this.store.away = true;
		ConsoleSession<MapSession> session = this.here.createSession();
		this.here.save(session);
		String planted = session.getId();
		session.setAttribute(SessionAttributes.MARK, "Alice");
		session.changeSessionId();
		this.here.save(session);
		assertThat(this.here.findById(planted)).isNull();
		assertThat(mark(this.here, session.getId())).isEqualTo("Alice");
		assertThat(this.here.logins()).extracting(Session::getId).containsExactly(session.getId());
	}

	@Test
	void giveWayToWhatTheDatabaseHas() {
		this.store.away = true;
		String id = begin(this.here, "Alice");
		this.store.away = false;
		this.store.duplicate = true;
		this.sinceConfirmed = Duration.ZERO;
		assertThat(this.here.findById(id)).isNull();
	}

	@Test
	void keepOfAFailedLoginOnlyItsKind() {
		ConsoleSession<MapSession> session = this.here.createSession();
		session.setAttribute("fault", new IllegalStateException("a password that was typed"));
		Exception kept = Objects.requireNonNull(session.getAttribute("fault"));
		assertThat(kept.toString()).doesNotContain("typed");
		assertThat(kept.getStackTrace()).isEmpty();
	}

	private ConsoleSessions<MapSession> sessions() {
		return new ConsoleSessions<>(this.store, () -> this.sinceConfirmed, Duration.ofHours(2));
	}

	private static String begin(ConsoleSessions<MapSession> sessions, String name) {
		ConsoleSession<MapSession> session = sessions.createSession();
		session.setAttribute(SessionAttributes.MARK, name);
		sessions.save(session);
		return session.getId();
	}

	private static Object mark(ConsoleSessions<MapSession> sessions, String id) {
		return Objects.requireNonNull(sessions.findById(id)).getAttribute(SessionAttributes.MARK);
	}

	/** A database of sessions that can be away. */
	private static final class Store implements FindByIndexNameSessionRepository<MapSession> {

		private final Map<String, MapSession> rows = new ConcurrentHashMap<>();

		private boolean away;

		private boolean duplicate;

		private int writes;

		private int questions;

		private <T> T ask(Supplier<T> question) {
			this.questions++;
			if (this.away) {
				throw new DataAccessResourceFailureException("away");
			}
			return question.get();
		}

		@Override
		public MapSession createSession() {
			return new MapSession();
		}

		@Override
		public void save(MapSession session) {
			ask(() -> {
				if (this.duplicate) {
					throw new DuplicateKeyException("it is there");
				}
				this.writes++;
				this.rows.remove(session.getOriginalId());
				return this.rows.put(session.getId(), new MapSession(session));
			});
		}

		@Override
		public MapSession findById(String id) {
			return ask(() -> this.rows.containsKey(id) ? new MapSession(this.rows.get(id)) : null);
		}

		@Override
		public void deleteById(String id) {
			ask(() -> this.rows.remove(id));
		}

		@Override
		public Map<String, MapSession> findByIndexNameAndIndexValue(String name, String value) {
			return ask(() -> this.rows.values().stream().collect(Collectors.toMap(MapSession::getId, MapSession::new)));
		}

	}

}
