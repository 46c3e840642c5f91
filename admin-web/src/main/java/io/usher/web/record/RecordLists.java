package io.usher.web.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Use;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds, filters and sorts records in the snapshot. What was found is kept for a minute,
 * so that the next page of a long list costs nothing.
 */
@Component
class RecordLists {

	private static final int LONGEST_TEXT = 1000;

	private final Cache<Asked, List<ConfigurationRecord>> found = Caffeine.newBuilder()
		.maximumSize(32)
		.expireAfterAccess(Duration.ofMinutes(1))
		.build();

	/** The texts of records in which searches look, in lower case. */
	private final Cache<ConfigurationRecord, String> texts = Caffeine.newBuilder()
		.weakKeys()
		.maximumSize(200_000)
		.expireAfterAccess(Duration.ofMinutes(10))
		.build();

	/** Returns everything that was asked for, in order. */
	List<ConfigurationRecord> find(RecordPage page, ListRequest request, Configuration configuration) {
		Asked asked = new Asked(configuration.revision(), page.slug(), request.paged(1));
		return this.found.get(asked, (key) -> search(page, request, configuration));
	}

	private List<ConfigurationRecord> search(RecordPage page, ListRequest request, Configuration configuration) {
		Stream<? extends ConfigurationRecord> all = page.isOrdered() ? configuration.rules().inOrder().stream()
				: configuration.all(page.kind());
		List<ConfigurationRecord> matching = new ArrayList<>();
		all.filter((record) -> isWanted(page, request, record)).forEach(matching::add);
		sort(page, request, matching, configuration);
		return matching;
	}

	private boolean isWanted(RecordPage page, ListRequest request, ConfigurationRecord record) {
		for (Field field : page.filters()) {
			String wanted = request.filters().get(field.name());
			if (wanted != null && !wanted.equals(value(field, page.table(), record.document()))) {
				return false;
			}
		}
		if (request.filters().containsKey(ListRequest.SECRETS) && !record.document().hasUnknownSecret()) {
			return false;
		}
		return request.search().isEmpty() || text(record).contains(request.needle());
	}

	/** Returns the value that holds, as filters name it. */
	private static String value(Field field, Table table, Document document) {
		Object value = document.get(field);
		if (value == null) {
			Use use = field.in(table);
			Object standard = (use != null) ? use.defaultValue() : null;
			value = (standard == null && field.kind() instanceof FieldKind.Flag) ? Boolean.FALSE : standard;
		}
		return String.valueOf(value);
	}

	private String text(ConfigurationRecord record) {
		return this.texts.get(record, (key) -> {
			StringBuilder text = new StringBuilder(key.name());
			addTexts(text, key.document());
			return text.toString().toLowerCase(Locale.ROOT);
		});
	}

	private static void addTexts(StringBuilder text, Document document) {
		document.values().values().forEach((value) -> addText(text, value));
	}

	private static void addText(StringBuilder text, @Nullable Object value) {
		if (value instanceof String line && line.length() <= LONGEST_TEXT) {
			text.append('\n').append(line);
		}
		else if (value instanceof Document row) {
			addTexts(text, row);
		}
		else if (value instanceof List<?> list) {
			list.forEach((element) -> addText(text, element));
		}
	}

	private static void sort(RecordPage page, ListRequest request, List<ConfigurationRecord> records,
			Configuration configuration) {
		if (page.isOrdered() && request.sort().isEmpty()) {
			return;
		}
		Column column = page.columns()
			.stream()
			.filter((one) -> one.id().equals(request.sort()))
			.findFirst()
			.orElse(page.columns().get(0));
		BiFunction<ConfigurationRecord, Configuration, String> order = Objects.requireNonNull(column.order());
		List<Keyed> keyed = new ArrayList<>(records.size());
		records.forEach((record) -> keyed.add(new Keyed(order.apply(record, configuration), record)));
		Comparator<Keyed> comparator = Comparator.comparing(Keyed::key);
		keyed.sort(request.descending() ? comparator.reversed() : comparator);
		records.clear();
		keyed.forEach((one) -> records.add(one.record()));
	}

	private record Asked(long revision, String slug, String query) {

	}

	private record Keyed(String key, ConfigurationRecord record) {

	}

}
