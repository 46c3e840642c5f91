package io.usher.web.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.MediaLocationFields;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.ScriptVariables;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.gallery.Gallery;
import io.usher.core.script.gallery.GalleryScript;
import io.usher.core.script.language.ScriptWord;
import io.usher.core.script.language.ScriptWords;
import org.jspecify.annotations.Nullable;

/**
 * What an editor offers to complete: variables, fields and their values, filters. All of
 * it comes from the catalogue and the language.
 */
final class ScriptVocabulary {

	private static final int LOCATIONS = 200;

	private final ScriptKind kind;

	private final InfinityVersion version;

	private final List<String> locations;

	private ScriptVocabulary(ScriptKind kind, Configuration configuration) {
		this.kind = kind;
		this.version = configuration.settings().infinityVersion();
		this.locations = configuration.all(RecordKind.SYSTEM_LOCATION)
			.map(ConfigurationRecord::name)
			.limit(LOCATIONS)
			.toList();
	}

	/** Returns the vocabulary of a kind of script as JSON has it. */
	static Map<String, Object> of(ScriptKind kind, Configuration configuration) {
		return new ScriptVocabulary(kind, configuration).show();
	}

	private Map<String, Object> show() {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("kind", this.kind.wireName());
		shown.put("variables", this.kind.variables().stream().map(this::variable).toList());
		shown.put("actions", switch (this.kind) {
			case SERVICE -> List.of("continue", "reject", "redirect");
			case PARTICIPANT -> List.of("continue", "reject");
			case MEDIA_LOCATION -> List.of();
		});
		shown.put("fields", switch (this.kind) {
			case SERVICE -> fields(Table.services());
			case PARTICIPANT -> fields(List.of(Table.PARTICIPANT));
			case MEDIA_LOCATION -> fields(List.of(Table.MEDIA_LOCATION));
		});
		shown.put("filters", words(ScriptWords.filters()));
		shown.put("functions", words(ScriptWords.functions()));
		shown.put("tests", words(ScriptWords.tests()));
		shown.put("statements", words(ScriptWords.statements()));
		shown.put("gallery",
				Gallery.all().stream().filter((script) -> script.kind() == this.kind).map(this::gallery).toList());
		return shown;
	}

	private Map<String, Object> variable(ScriptVariable variable) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("name", variable.scriptName());
		shown.put("help", switch (variable) {
			case CALL_INFO -> "What the node says of the call";
			case SERVICE_CONFIG -> "The service so far; none when there is none";
			case PARTICIPANT -> "The participant so far";
			case SUGGESTED_MEDIA_OVERFLOW_LOCATIONS -> "The media location so far";
		});
		shown.put("fields", switch (variable) {
			case CALL_INFO -> parameters(RequestParameter.of(this.kind.requestType(), this.version)
				.stream()
				.filter((parameter) -> parameter != RequestParameter.IDP_ATTRIBUTES)
				.toList());
			case SERVICE_CONFIG -> fields(Table.services());
			case PARTICIPANT -> participant();
			case SUGGESTED_MEDIA_OVERFLOW_LOCATIONS -> suggested();
		});
		return shown;
	}

	private List<Map<String, Object>> participant() {
		List<Map<String, Object>> all = new ArrayList<>(parameters(ScriptVariables.ofParticipants()));
		List<Object> known = all.stream().map((field) -> field.get("name")).toList();
		fields(List.of(Table.PARTICIPANT)).stream()
			.filter((field) -> !known.contains(field.get("name")))
			.forEach(all::add);
		return all;
	}

	private List<Map<String, Object>> suggested() {
		return Stream
			.of(MediaLocationFields.LOCATION.name(), MediaLocationFields.PRIMARY_OVERFLOW_LOCATION,
					MediaLocationFields.SECONDARY_OVERFLOW_LOCATION)
			.map((name) -> field(name, MediaLocationFields.LOCATION.label(), "", this.locations))
			.toList();
	}

	private List<Map<String, Object>> parameters(Collection<RequestParameter> parameters) {
		return parameters.stream().map((parameter) -> {
			List<String> values = (parameter == RequestParameter.LOCATION) ? this.locations
					: values(parameter.kind(), (parameter.kind() instanceof FieldKind.Choice choice)
							? choice.options().stream().filter(this::isThere).toList() : List.of());
			return field(parameter.scriptName(), parameter.label(), parameter.help(), values);
		}).toList();
	}

	private boolean isThere(Option option) {
		return this.version.isAtLeast(option.since());
	}

	/** Returns the fields of tables, each once, those of their rows last. */
	private List<Map<String, Object>> fields(List<Table> tables) {
		Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
		Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
		for (Table table : tables) {
			for (Field field : FieldCatalogue.of(table, this.version).values()) {
				fields.merge(field.name(), field(table, field), ScriptVocabulary::withValuesOfBoth);
				if (field.kind() instanceof FieldKind.Rows inner) {
					FieldCatalogue.of(inner.table(), this.version)
						.values()
						.forEach((row) -> rows.putIfAbsent(row.name(), field(inner.table(), row)));
				}
			}
		}
		rows.forEach(fields::putIfAbsent);
		return List.copyOf(fields.values());
	}

	/** A choice leaves each type of service values of its own. */
	private static Map<String, Object> withValuesOfBoth(Map<String, Object> first, Map<String, Object> second) {
		Map<String, Object> both = new LinkedHashMap<>(first);
		both.put("values",
				Stream
					.concat(((List<?>) Objects.requireNonNull(first.get("values"))).stream(),
							((List<?>) Objects.requireNonNull(second.get("values"))).stream())
					.distinct()
					.toList());
		return both;
	}

	private Map<String, Object> field(Table table, Field field) {
		boolean location = field == MediaLocationFields.LOCATION || field == MediaLocationFields.OVERFLOW_LOCATIONS;
		return field(field.name(), field.label(), field.help(),
				location ? this.locations : values(field.kind(), field.options(table, this.version)));
	}

	private static List<String> values(FieldKind kind, List<Option> options) {
		return (kind instanceof FieldKind.Flag) ? List.of("true", "false")
				: options.stream().map(Option::value).toList();
	}

	private static Map<String, Object> field(String name, String label, String help, List<String> values) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("name", name);
		shown.put("label", label);
		shown.put("help", help);
		shown.put("values", values);
		return shown;
	}

	private static List<Map<String, Object>> words(List<ScriptWord> words) {
		return words.stream().map((word) -> {
			Map<String, Object> shown = new LinkedHashMap<>();
			shown.put("name", word.name());
			shown.put("form", word.form());
			shown.put("help", word.meaning());
			return shown;
		}).toList();
	}

	private Map<String, Object> gallery(GalleryScript script) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("id", script.id());
		shown.put("title", script.title());
		shown.put("purpose", script.purpose());
		return shown;
	}

	/** Returns the gallery's script of a name, if there is one of the kind. */
	static @Nullable GalleryScript gallery(ScriptKind kind, @Nullable String id) {
		return Gallery.all()
			.stream()
			.filter((script) -> script.kind() == kind && Objects.equals(script.id(), id))
			.findFirst()
			.orElse(null);
	}

}
