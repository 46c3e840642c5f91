package io.usher.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.log.LoggedRequest.Parameter;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link DecisionLog} does. A subclass hands over an empty log for each test.
 */
public abstract class DecisionLogContract {

	private static final Instant START = Instant.parse("2026-02-28T10:00:00Z");

	private static final long FIRST = LogIds.first(START);

	/** As many identities as a second has. */
	private static final long SECOND = LogIds.first(START.plusSeconds(1)) - FIRST;

	private static final Instant NEVER = Instant.EPOCH;

	private static final long ALL = Long.MAX_VALUE;

	/** Returns the log, which is empty at the start of a test. */
	protected abstract DecisionLog log();

	/** Returns the log as another instance of the program has it. */
	protected abstract DecisionLog otherInstance();

	@Test
	void startsEmpty() {
		assertThat(log().search(newest().build())).isEqualTo(Page.last(List.of()));
		assertThat(log().search(SupportQuery.newest())).isEqualTo(Page.last(List.of()));
		assertThat(log().find("7d3c9f43-1d4b-4a7e-9a3e-3f1f6d2c8a10")).isEmpty();
		assertThat(log().refused(NEVER, Instant.MAX, 10)).isEmpty();
		assertThat(log().lost(NEVER, Instant.MAX, 10)).isEmpty();
		assertThat(log().trim(Instant.MAX, 0, 0)).isZero();
	}

	@Test
	void givesAnEntryBackAsItWasWritten() {
		LoggedDecision written = ExampleEntry.at("2026-02-28T23:59:59.123Z")
			.alias("møte/a;b=c%d 会议 🎥")
			.displayName("O'Brien \"\\\n\u202eEve\u0000")
			.callUuid("6d587faf-c5ee-4f6b-9b0d-0ea9a8a1a7b8")
			.parameters(new Parameter("a", "1"), new Parameter("b", ""), new Parameter("a", "2 🎉"))
			.body("{\"status\":\"success\",\"result\":{\"bandwidth\":1.5,\"n\":[1,true,null],\"name\":\"会议 \\\"\"}}")
			.upstream(0, "timed_out")
			.script("failed", "first 🎉", "second")
			.build();
		write(written);
		assertThat(log().search(newest().build()).entries()).containsExactly(written.withoutDebugLog());
		assertThat(log().find(written.decisionId())).contains(written);
		assertThat(written.at()).isEqualTo("2026-02-28T23:59:59.123Z");
	}

	@Test
	void givesAnEntryBackOfWhichMuchIsMissing() {
		LoggedDecision written = ExampleEntry.of(FIRST)
			.alias("")
			.caller("")
			.displayName("")
			.service("")
			.location("")
			.profile("")
			.record(null, "")
			.parameters()
			.build();
		write(written);
		assertThat(log().find(written.decisionId())).contains(written);
	}

	@Test
	void keepsLongEntries() {
		LoggedDecision written = ExampleEntry.of(FIRST)
			.alias("é".repeat(2048))
			.body("{\"x\":\"" + "🎥".repeat(30_000) + "\"}")
			.build();
		write(written, ExampleEntry.of(FIRST + 1).build());
		assertThat(log().find(written.decisionId())).contains(written);
		assertThat(found(newest().alias(TextPattern.of("é".repeat(300) + "*")))).containsExactly(0L);
	}

	@Test
	void showsTheNewestFirstPageByPage() {
		writeEntries(700);
		List<Long> ids = new ArrayList<>();
		Long before = ALL;
		int pages = 0;
		while (before != null) {
			Page<LoggedDecision> page = log().search(newest().before(before).limit(100).build());
			assertThat(page.searchedTo()).isNull();
			page.entries().forEach((entry) -> ids.add(entry.id()));
			before = page.next();
			pages++;
		}
		assertThat(pages).isEqualTo(7);
		assertThat(ids).containsExactlyElementsOf(
				LongStream.range(0, 700).map((i) -> FIRST + (699 - i) * SECOND).boxed().toList());
	}

	@Test
	void mergesWhatSeveralInstancesWroteInAnyOrder() {
		Random random = new Random(7);
		List<Long> ids = new ArrayList<>(LongStream.range(0, 900).map((i) -> FIRST + i * SECOND).boxed().toList());
		List<LoggedDecision> mine = new ArrayList<>();
		List<LoggedDecision> others = new ArrayList<>();
		for (long id : ids) {
			(random.nextInt(3) == 0 ? mine : others).add(ExampleEntry.of(id).build());
			flush(random, log(), mine);
			flush(random, otherInstance(), others);
		}
		log().write(new LogBatch(mine, List.of(), List.of()));
		otherInstance().write(new LogBatch(others, List.of(), List.of()));
		List<Long> found = new ArrayList<>();
		Long before = ALL;
		while (before != null) {
			Page<LoggedDecision> page = log().search(newest().before(before).limit(130).build());
			page.entries().forEach((entry) -> found.add(entry.id()));
			before = page.next();
		}
		assertThat(found).containsExactlyElementsOf(reversed(ids));
	}

	private static void flush(Random random, DecisionLog log, List<LoggedDecision> entries) {
		if (random.nextInt(20) == 0) {
			log.write(new LogBatch(entries, List.of(), List.of()));
			entries.clear();
		}
	}

	private static List<Long> reversed(List<Long> ids) {
		return LongStream.rangeClosed(1, ids.size()).map((i) -> ids.get((int) (ids.size() - i))).boxed().toList();
	}

	@Test
	void findsByAlias() {
		write(entry(0).alias("sip:Meet.Bob@example.com;transport=tls").build(), entry(1).alias("meet.bobby").build(),
				entry(2).alias("møte").build());
		assertThat(found(newest().alias(TextPattern.ofAlias("meet.bob@EXAMPLE.com")))).containsExactly(0L);
		assertThat(found(newest().alias(TextPattern.ofAlias("sip:meet.bobby")))).containsExactly(1L);
		assertThat(found(newest().alias(TextPattern.ofAlias("meet.b*")))).containsExactly(1L, 0L);
		assertThat(found(newest().alias(TextPattern.ofAlias("meet.bobb*")))).containsExactly(1L);
		assertThat(found(newest().alias(TextPattern.ofAlias("m*")))).containsExactly(2L, 1L, 0L);
		assertThat(found(newest().alias(TextPattern.ofAlias("*example.com")))).containsExactly(0L);
		assertThat(found(newest().alias(TextPattern.ofAlias("*bob*")))).containsExactly(1L, 0L);
		assertThat(found(newest().alias(TextPattern.ofAlias("mo\u0338te")))).isEmpty();
		assertThat(found(newest().alias(TextPattern.ofAlias("MØTE")))).containsExactly(2L);
	}

	@Test
	void findsByParticipantUnderAliasAndName() {
		write(entry(0).caller("alice@example.com").displayName("Zoë").build(),
				entry(1).caller("zoe@example.com").displayName("Alice").build());
		assertThat(found(newest().participant(TextPattern.ofAlias("sip:alice@example.com")))).containsExactly(0L);
		assertThat(found(newest().participant(TextPattern.ofAlias("ALICE")))).containsExactly(1L);
		assertThat(found(newest().participant(TextPattern.ofAlias("alic*")))).containsExactly(1L, 0L);
		assertThat(found(newest().participant(TextPattern.ofAlias("zoe\u0308")))).containsExactly(0L);
	}

	@Test
	void findsByEverythingElse() {
		RecordId rule = new RecordId(RecordKind.CALL_ROUTING_RULE, 7);
		write(entry(0).build(),
				entry(1).service("Other")
					.location("Oslo")
					.outcome("reject")
					.record(rule, "To Oslo")
					.type(RequestType.AVATAR)
					.callUuid("6D587FAF-c5ee-4f6b-9b0d-0ea9a8a1a7b8")
					.node("10.0.0.2")
					.profile("Strict")
					.reason("Nothing in Usher matches")
					.script("failed")
					.upstream(0, "timed_out")
					.decisionId("0b0f4f4e-8c3c-4bb3-8a41-4f2d2f9f2d11")
					.build(),
				entry(2).build());
		List<DecisionQuery.Builder> queries = List.of(newest().service(TextPattern.of("oth*")),
				newest().service(TextPattern.of("other")), newest().location(TextPattern.of("oslo")),
				newest().location(TextPattern.of("os*")), newest().outcome("Reject"), newest().record(rule),
				newest().recordName(TextPattern.of("to oslo")), newest().type(RequestType.AVATAR),
				newest().callUuid("6d587faf-c5ee-4f6b-9b0d-0ea9a8a1a7b8"), newest().node(TextPattern.of("10.0.0.2")),
				newest().profile(TextPattern.of("strict")), newest().reason(TextPattern.within("usher MATCH")),
				newest().script("failed"), newest().upstreamFailed(), newest().anywhere(TextPattern.within("TO os")),
				newest().anywhere(TextPattern.within("c5ee-4f6b")), newest().anywhere(TextPattern.within("4bb3-8a41")),
				newest().decision("0B0F4F4E-8c3c-4bb3-8a41-4f2d2f9f2d11"),
				newest().from(START.plusSeconds(1)).until(START.plusSeconds(2)), newest().before(id(2)).limit(1),
				newest().outcome("reject").location(TextPattern.of("oslo")));
		for (int i = 0; i < queries.size(); i++) {
			assertThat(found(queries.get(i))).as("query " + i).containsExactly(1L);
		}
		assertThat(found(newest().node(TextPattern.of("10.44.99.2")))).containsExactly(2L, 1L, 0L);
		assertThat(found(newest().outcome("reject").location(TextPattern.of("London")))).isEmpty();
		assertThat(found(newest().slowerThan(Duration.ofNanos(812_000)))).containsExactly(2L, 1L, 0L);
		assertThat(found(newest().slowerThan(Duration.ofNanos(813_000)))).isEmpty();
	}

	@Test
	void findsOneAmongMany() {
		List<LoggedDecision> entries = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			entries.add(entry(i).alias("meet." + i).caller("user" + i + "@example.com").build());
		}
		for (int from = 0; from < 2000; from += 250) {
			log().write(new LogBatch(entries.subList(from, from + 250), List.of(), List.of()));
		}
		assertThat(found(newest().alias(TextPattern.ofAlias("meet.3")))).containsExactly(3L);
		assertThat(found(newest().participant(TextPattern.ofAlias("user1000@example.com")))).containsExactly(1000L);
		assertThat(found(newest().participant(TextPattern.ofAlias("user199*")))).containsExactly(1999L, 1998L, 1997L,
				1996L, 1995L, 1994L, 1993L, 1992L, 1991L, 1990L, 199L);
		assertThat(log().find(entries.get(1).decisionId())).contains(entries.get(1));
	}

	@Test
	void keepsWhatScriptsWroteInALogOfItsOwn() {
		write(entry(0).script("applied", "Alice is known", "PIN needed").build(), entry(1).build(),
				entry(2).profile("Strict").location("Oslo").script("failed", "Bob is not").build());
		Page<SupportEntry> all = log().search(SupportQuery.newest());
		assertThat(all.entries()).extracting(SupportEntry::id).containsExactly(id(2), id(0));
		assertThat(all.entries().get(1).lines()).containsExactly("Alice is known", "PIN needed");
		assertThat(support(TextPattern.within("ALICE is"), null, null)).containsExactly(0L);
		assertThat(support(null, TextPattern.of("strict"), null)).containsExactly(2L);
		assertThat(support(null, null, TextPattern.of("Lon*"))).containsExactly(0L);
		assertThat(log().search(new SupportQuery(null, all.entries().get(0).decisionId(),
				RequestType.SERVICE_CONFIGURATION, null, null, NEVER, Instant.MAX, ALL, 1)))
			.isEqualTo(Page.last(all.entries().subList(0, 1)));
		assertThat(
				log().search(new SupportQuery(null, null, RequestType.AVATAR, null, null, NEVER, Instant.MAX, ALL, 1))
					.entries())
			.isEmpty();
		assertThat(log().search(new SupportQuery(null, null, null, null, null, NEVER, Instant.MAX, ALL, 1)).next())
			.isEqualTo(id(2));
	}

	private List<Long> support(TextPattern text, TextPattern profile, TextPattern location) {
		return log().search(new SupportQuery(text, null, null, profile, location, NEVER, Instant.MAX, ALL, 50))
			.entries()
			.stream()
			.map((entry) -> (entry.id() - FIRST) / SECOND)
			.toList();
	}

	@Test
	void sumsRefusedRequestsByMinute() {
		Instant next = START.plusSeconds(60);
		RefusedCount wrong = new RefusedCount(START, "192.0.2.1", 401, "wrong user name or password", 3);
		RefusedCount other = new RefusedCount(START, "192.0.2.1", 401, "no credential", 1);
		RefusedCount later = new RefusedCount(next, "2001:db8::1", 400, "é 🎉", 2);
		log().write(new LogBatch(List.of(), List.of(wrong, other), List.of()));
		otherInstance().write(new LogBatch(List.of(), List.of(wrong, later), List.of()));
		assertThat(log().refused(START, next.plusSeconds(1), 10)).containsExactly(later, other,
				new RefusedCount(START, "192.0.2.1", 401, "wrong user name or password", 6));
		assertThat(log().refused(START, next, 1)).containsExactly(other);
	}

	@Test
	void keepsOnceWhatIsWrittenAgain() {
		writeEntries(300);
		List<LoggedDecision> again = LongStream.range(290, 310)
			.mapToObj((i) -> entry(i).script("applied", "line").build())
			.toList();
		RefusedCount refused = new RefusedCount(START, "192.0.2.1", 401, "wrong user name or password", 3);
		LogBatch batch = new LogBatch(again, List.of(refused), List.of());
		otherInstance().writeAgain(batch);
		otherInstance().writeAgain(batch);
		log().writeAgain(new LogBatch(again, List.of(refused), List.of()));
		assertThat(all()).hasSize(310).doesNotHaveDuplicates();
		assertThat(log().refused(NEVER, Instant.MAX, 10)).containsExactly(refused);
	}

	@Test
	void tellsWhatIsNotThere() {
		log().write(new LogBatch(List.of(), List.of(),
				List.of(new LostCount(START, Loss.QUEUE_FULL, 5), new LostCount(START, Loss.DATABASE_AWAY, 1))));
		otherInstance().write(new LogBatch(List.of(), List.of(), List.of(new LostCount(START, Loss.QUEUE_FULL, 7))));
		assertThat(log().lost(START, START.plusSeconds(60), 10))
			.containsExactly(new LostCount(START, Loss.DATABASE_AWAY, 1), new LostCount(START, Loss.QUEUE_FULL, 12));
		assertThat(log().lost(START.plusSeconds(60), Instant.MAX, 10)).isEmpty();
		assertThat(log().refused(NEVER, Instant.MAX, 10)).isEmpty();
	}

	@Test
	void deletesTheOldestUntilSoManyAreLeft() {
		writeEntries(600);
		assertThat(trim(NEVER, 601, ALL)).isZero();
		assertThat(trim(NEVER, 300, ALL)).isEqualTo(300);
		assertThat(all()).hasSize(300).first().isEqualTo(299L + 300);
		assertThat(all()).last().isEqualTo(300L);
		write(entry(600).build());
		assertThat(trim(NEVER, 300, ALL)).isEqualTo(1);
		assertThat(all()).hasSize(300).first().isEqualTo(600L);
	}

	@Test
	void deletesWhatIsTooOld() {
		LoggedDecision[] entries = LongStream.range(0, 700)
			.mapToObj((i) -> entry(i).script("applied", "line").build())
			.toArray(LoggedDecision[]::new);
		write(entries);
		log().write(new LogBatch(List.of(), List.of(new RefusedCount(START, "192.0.2.1", 401, "no", 3)),
				List.of(new LostCount(START, Loss.FAULT, 1))));
		assertThat(trim(START.plusSeconds(650), ALL, ALL)).isGreaterThanOrEqualTo(650);
		assertThat(all()).hasSize(50).last().isEqualTo(650L);
		assertThat(log().search(SupportQuery.newest()).entries()).hasSize(50);
		assertThat(log().refused(NEVER, Instant.MAX, 10)).isEmpty();
		assertThat(log().lost(NEVER, Instant.MAX, 10)).isEmpty();
		assertThat(trim(START.plusSeconds(700), ALL, ALL)).isEqualTo(50);
		assertThat(all()).isEmpty();
		write(entry(800).build());
		assertThat(all()).containsExactly(800L);
	}

	@Test
	void deletesWhatScriptsWroteAndNotTheDecisions() {
		LoggedDecision[] entries = LongStream.range(0, 600)
			.mapToObj((i) -> entry(i).script("applied", "x".repeat(400)).build())
			.toArray(LoggedDecision[]::new);
		write(entries);
		assertThat(trim(NEVER, ALL, 100 * 1000)).isPositive();
		assertThat(all()).hasSize(600);
		assertThat(log().search(new SupportQuery(null, null, null, null, null, NEVER, Instant.MAX, ALL, 500)).entries())
			.extracting(SupportEntry::id)
			.hasSizeBetween(1, 250);
		assertThat(trim(NEVER, ALL, 100 * 1000)).isZero();
	}

	@Test
	void takesWhatIsWrittenWhileOthersDelete() throws Exception {
		writeEntries(1500);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> ends = new ArrayList<>();
			ends.add(threads.submit(() -> trim(log(), NEVER, 500, ALL)));
			ends.add(threads.submit(() -> trim(otherInstance(), NEVER, 500, ALL)));
			for (DecisionLog each : List.of(log(), otherInstance())) {
				long offset = (each == log()) ? 0 : 1;
				ends.add(threads.submit(() -> {
					for (int i = 0; i < 20; i++) {
						each.write(new LogBatch(List.of(ExampleEntry.of(id(2000 + i) + offset).build()), List.of(),
								List.of()));
					}
				}));
			}
			for (Future<?> end : ends) {
				end.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		trim(NEVER, 500, ALL);
		// Two that delete at the same moment may each take the last few.
		assertThat(all()).hasSizeBetween(400, 500);
		assertThat(all().stream().filter((number) -> number >= 2000).distinct()).hasSize(20);
	}

	private int trim(Instant before, long decisions, long characters) {
		return trim(log(), before, decisions, characters);
	}

	private static int trim(DecisionLog log, Instant before, long decisions, long characters) {
		int deleted = 0;
		int step = -1;
		while (step != 0) {
			step = log.trim(before, decisions, characters);
			deleted += step;
		}
		return deleted;
	}

	private void writeEntries(int count) {
		for (int from = 0; from < count; from += 90) {
			log().write(new LogBatch(
					LongStream.range(from, Math.min(count, from + 90)).mapToObj((i) -> entry(i).build()).toList(),
					List.of(), List.of()));
		}
	}

	private void write(LoggedDecision... entries) {
		log().write(new LogBatch(Arrays.asList(entries), List.of(), List.of()));
	}

	private List<Long> all() {
		List<Long> all = new ArrayList<>();
		Long before = ALL;
		while (before != null) {
			Page<LoggedDecision> page = log().search(newest().limit(500).before(before).build());
			page.entries().forEach((entry) -> all.add((entry.id() - FIRST) / SECOND));
			before = page.next();
		}
		return all;
	}

	/** Returns the numbers of the entries that are found. */
	private List<Long> found(DecisionQuery.Builder query) {
		Page<LoggedDecision> page = log().search(query.build());
		return page.entries().stream().map((entry) -> (entry.id() - FIRST) / SECOND).toList();
	}

	private static DecisionQuery.Builder newest() {
		return DecisionQuery.newest();
	}

	private static ExampleEntry entry(long number) {
		return ExampleEntry.of(id(number));
	}

	private static long id(long number) {
		return FIRST + number * SECOND;
	}

}
