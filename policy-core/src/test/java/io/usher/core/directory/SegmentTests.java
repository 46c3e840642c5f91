package io.usher.core.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.device.Device;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The search against another one that tries each listing, text and word in turn.
 */
class SegmentTests {

	private static final String[] LETTERS = { "a", "b", "A", "á", "a\u0301", "ß", "s", "東", "京", "😀", "1", " ", " ",
			".", "@", "-", "*", "\"" };

	private final Map<Listing, List<String>> texts = new IdentityHashMap<>();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void findsWhatTryingEachFindsInTheSameOrder(long seed) {
		Random random = new Random(seed);
		List<Listing> listings = IntStream.rangeClosed(1, 1 + random.nextInt(250))
			.mapToObj((number) -> listing(number, text(random, 8) + number, text(random, 12)))
			.toList();
		Segment segment = Segment.of(listings);
		for (int i = 0; i < 100; i++) {
			String typed = text(random, 1 + random.nextInt(5));
			int limit = 1 + random.nextInt((i % 10 == 0) ? 500 : 12);
			BitSet hidden = new BitSet();
			if (i % 3 == 0) {
				random.ints(20, 0, segment.size()).forEach(hidden::set);
			}
			List<Listing> visible = IntStream.range(0, segment.size())
				.filter((place) -> !hidden.get(place))
				.mapToObj(segment::listing)
				.toList();
			assertThat(segment.search(Query.of(typed), limit, hidden)).as("seed %d: %s", seed, typed)
				.extracting((match) -> match.rank() + " " + match.listing().alias())
				.isEqualTo(oneByOne(visible, Query.of(typed), limit));
		}
	}

	@Test
	void findsNothingAmongNothing() {
		Segment segment = Segment.of(List.of());
		assertThat(segment.search(Query.of("a"), 10, new BitSet())).isEmpty();
		assertThat(segment.search(Query.of(""), 10, new BitSet())).isEmpty();
		assertThat(segment.placesOf(new RecordId(RecordKind.DEVICE, 1))).isEmpty();
		assertThat(segment.ownedBy("alice@example.com")).isEmpty();
	}

	@Test
	void findsTheLastOfMany() {
		Segment segment = Segment
			.of(IntStream.rangeClosed(1, 10_000).mapToObj((number) -> listing(number, "room" + number, "")).toList());
		assertThat(segment.search(Query.of("m9999"), 10, new BitSet())).hasSize(1);
		assertThat(segment.search(Query.of("oom"), 20_000, new BitSet())).hasSize(10_000);
	}

	@Test
	void tellsOwnersWithTheSameHashApart() {
		assertThat("b@c").hasSameHashCodeAs("a_c");
		Segment segment = Segment.of(List.of(owned(1, "one", "B@c"), owned(2, "two", "a_C"), owned(3, "three", "")));
		assertThat(segment.ownedBy("b@c")).containsExactly(new RecordId(RecordKind.DEVICE, 1));
		assertThat(segment.ownedBy("a_c")).containsExactly(new RecordId(RecordKind.DEVICE, 2));
		assertThat(segment.ownedBy("")).isEmpty();
	}

	@Test
	void tellsRecordsWithTheSameHashApart() {
		RecordId one = new RecordId(RecordKind.DEVICE, 1);
		RecordId other = new RecordId(RecordKind.DEVICE, 1L << 32);
		assertThat(one).hasSameHashCodeAs(other);
		Segment segment = Segment.of(List.of(owned(one.number(), "one", ""), owned(other.number(), "two", "")));
		assertThat(segment.placesOf(one)).containsExactly(0);
		assertThat(segment.placesOf(other)).containsExactly(1);
	}

	private List<String> oneByOne(List<Listing> listings, Query query, int limit) {
		return listings.stream()
			.map((listing) -> Map.entry(rank(listing, query), listing))
			.filter((ranked) -> ranked.getKey() >= 0)
			.sorted(Map.Entry.<Integer, Listing>comparingByKey()
				.thenComparing(Map.Entry::getValue, Comparator.comparing(Listing::sortKey)))
			.limit(limit)
			.map((ranked) -> ranked.getKey() + " " + ranked.getValue().alias())
			.toList();
	}

	private int rank(Listing listing, Query query) {
		List<String> texts = this.texts.computeIfAbsent(listing, Listing::texts);
		int exact = fit(List.of(texts.get(0)), texts, query.exact().typed());
		if (exact >= 0) {
			return exact;
		}
		List<String> all = new ArrayList<>(texts);
		texts.forEach((text) -> all.add(Folding.plain(text)));
		int plain = fit(List.of(texts.get(0), Folding.plain(texts.get(0))), all, query.plain().typed());
		return (plain >= 0) ? plain + 5 : -1;
	}

	private static int fit(List<String> aliases, List<String> texts, String typed) {
		if (aliases.contains(typed)) {
			return 0;
		}
		if (aliases.stream().anyMatch((alias) -> alias.startsWith(typed))) {
			return 1;
		}
		if (texts.stream().anyMatch((text) -> text.startsWith(typed))) {
			return 2;
		}
		String[] words = typed.split(" ");
		if (Arrays.stream(words).allMatch((word) -> texts.stream().anyMatch((text) -> beginsAWord(text, word)))) {
			return 3;
		}
		return Arrays.stream(words).allMatch((word) -> texts.stream().anyMatch((text) -> text.contains(word))) ? 4 : -1;
	}

	private static boolean beginsAWord(String text, String word) {
		for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
			boolean afterWord = at > 0 && Character.isLetterOrDigit(text.codePointBefore(at));
			if (at == 0 || text.charAt(at - 1) == ' '
					|| !afterWord && Character.isLetterOrDigit(text.codePointAt(at))) {
				return true;
			}
		}
		return false;
	}

	private static String text(Random random, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(LETTERS[random.nextInt(LETTERS.length)]);
		}
		return text.toString();
	}

	private static Listing listing(int number, String alias, String description) {
		return device(number,
				Document.empty().with(DeviceFields.ALIAS, alias).with(CommonFields.DESCRIPTION, description));
	}

	private static Listing owned(long number, String alias, String owner) {
		return device(number,
				Document.empty().with(DeviceFields.ALIAS, alias).with(CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, owner));
	}

	private static Listing device(long number, Document document) {
		return new Listing(Device.of(new RecordId(RecordKind.DEVICE, number), 1, document), null, null);
	}

}
