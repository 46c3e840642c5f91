package io.usher.store.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.usher.core.account.TakenCodes;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Migrations;
import io.usher.core.record.RecordId;
import io.usher.store.StoreTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for sessions and for codes of second factors on every database.
 */
@SpringBootTest(classes = StoreTestApplication.class)
@DirtiesContext
abstract class SharedSessionsContract {

	private static final AtomicLong ACCOUNTS = new AtomicLong();

	@Autowired
	private JdbcIndexedSessionRepository sessions;

	@Autowired
	private TakenCodes codes;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Migrations migrations;

	@BeforeEach
	void migrate() {
		this.migrations.run();
	}

	@Test
	void keepsAttributesOfAnySize() {
		String large = "€".repeat(100_000);
		String id = saved(this.sessions, "large", large);
		assertThat((String) find(id).getAttribute("large")).isEqualTo(large);
	}

	@Test
	void takesTheSameAttributeFromTwoRequestsAtOnce() {
		String id = saved(this.sessions, "first", "1");
		twoAtOnce(this.sessions, id);
		assertThat((String) find(id).getAttribute("second")).isEqualTo("b");
	}

	private Session find(String id) {
		return this.sessions.findById(id);
	}

	private static <S extends Session> void twoAtOnce(SessionRepository<S> sessions, String id) {
		S one = sessions.findById(id);
		S other = sessions.findById(id);
		one.setAttribute("second", "a");
		other.setAttribute("second", "b");
		sessions.save(one);
		sessions.save(other);
	}

	@Test
	void deletesWithItsAttributesWhatIsOver() {
		String id = saved(this.sessions, "some", "thing");
		expire(this.sessions, id);
		this.sessions.cleanUpExpiredSessions();
		assertThat(find(id)).isNull();
		assertThat(this.jdbc.queryForObject(
				"select count(*) from CONSOLE_SESSION_ATTRIBUTES where ATTRIBUTE_NAME = 'some'", Integer.class))
			.isZero();
	}

	private static <S extends Session> void expire(SessionRepository<S> sessions, String id) {
		S session = sessions.findById(id);
		session.setMaxInactiveInterval(Duration.ofSeconds(1));
		session.setLastAccessedTime(Instant.now().minusSeconds(60));
		sessions.save(session);
	}

	private static <S extends Session> String saved(SessionRepository<S> sessions, String name, String value) {
		S session = sessions.createSession();
		session.setAttribute(name, value);
		sessions.save(session);
		return session.getId();
	}

	@Test
	void takesEachCodeOnceAndNoneThatIsOlder() {
		RecordId account = new RecordId(RecordKind.ADMINISTRATOR, ACCOUNTS.incrementAndGet());
		RecordId other = new RecordId(RecordKind.ADMINISTRATOR, ACCOUNTS.incrementAndGet());
		assertThat(this.codes.take(account, 1000)).isTrue();
		assertThat(this.codes.take(account, 1000)).isFalse();
		assertThat(this.codes.take(account, 999)).isFalse();
		assertThat(this.codes.take(other, 999)).isTrue();
		assertThat(this.codes.take(account, 1001)).isTrue();
	}

}
