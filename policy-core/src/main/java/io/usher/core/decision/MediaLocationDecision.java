package io.usher.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.usher.core.catalogue.AnswerCheck;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.MediaLocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.decision.ExternalStage.NoUseException;
import io.usher.core.decision.PolicyRequest.MediaLocationRequest;
import io.usher.core.decision.ScriptStage.Scripted;
import io.usher.core.location.SystemLocation;
import io.usher.core.record.Document;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Decides media location requests: the upstream server, else the media and overflow
 * locations of the location that asks, then the script (guide: "Media location
 * requests").
 */
final class MediaLocationDecision {

	private final Inquiry inquiry;

	private final MediaLocationRequest request;

	/** What the server set, which no script changes; null when it set nothing. */
	private @Nullable List<String> settledOverflow;

	MediaLocationDecision(Inquiry inquiry, MediaLocationRequest request) {
		this.inquiry = inquiry;
		this.request = request;
	}

	Answer decide() {
		Heard heard = new ExternalStage(this.inquiry).hear(this::read);
		Answer before = (heard.answer() != null) ? heard.answer() : this.inquiry.own(this::ownData);
		return heard.end() ? before : scripted(before);
	}

	/**
	 * Reads the server's answer, whose action does not matter: the guide has none here.
	 */
	private Heard read(UpstreamAnswer answer) {
		Map<String, @Nullable Object> result = answer.object();
		if (!answer.successful()) {
			if (answer.declined()) {
				this.inquiry
					.note(new Step.UpstreamUnderstood("the server leaves the media location to own data", null, false));
				return Heard.NOTHING;
			}
			throw new NoUseException(answer.shortcoming(), null);
		}
		if (result == null) {
			throw new NoUseException("result: missing or no object (expected: an object with a location)", null);
		}
		Violations violations = judge(result);
		this.inquiry.note(new Step.AnswerChecked(violations));
		if (violations.hasErrors()) {
			throw new NoUseException(violations.errors().get(0).message(), null);
		}
		Places places = Places.of(result);
		if (result.containsKey(MediaLocationFields.OVERFLOW_LOCATIONS.name())) {
			this.settledOverflow = places.overflow;
		}
		this.inquiry.note(new Step.UpstreamUnderstood("the server gives the media location \"" + places.location + "\"",
				null, true));
		return Heard.of(serve(places, "the external policy server gives the media location"), null);
	}

	private Violations judge(Map<String, @Nullable Object> result) {
		List<Violation> found = new ArrayList<>(
				AnswerCheck.check(Table.MEDIA_LOCATION, result, this.inquiry.version()).all());
		Places.named(result)
			.filter((name) -> this.inquiry.configuration().location(name).isEmpty())
			.forEach((name) -> found
				.add(Violation.error(MediaLocationFields.LOCATION.name(), name, "the name of a system location")));
		return new Violations(found);
	}

	/**
	 * Finds what Usher has set for the location. Where it has set nothing, Infinity's own
	 * setting stands, overflow included.
	 */
	private Answer ownData() {
		String asked = this.request.location();
		SystemLocation location = this.inquiry.configuration().location(asked).orElse(null);
		if (location == null) {
			this.inquiry.note(new Step.OwnDataLookedUp("no system location is called \"" + asked + "\"", null));
			return new Answer.Continue(
					(asked == null) ? "the request names no location" : "Usher knows no location \"" + asked + "\"");
		}
		Document document = location.document();
		String media = name(document.number(LocationFields.TRANSCODING_LOCATION));
		List<String> overflow = Stream.of(LocationFields.OVERFLOW_LOCATION1, LocationFields.OVERFLOW_LOCATION2)
			.map((field) -> name(document.number(field)))
			.filter(Objects::nonNull)
			.toList();
		if (media == null && overflow.isEmpty()) {
			this.inquiry.note(new Step.OwnDataLookedUp(
					"location \"" + location.name() + "\" has neither a media location nor overflow locations", null));
			return new Answer.Continue("no media location is set for location \"" + location.name() + "\"");
		}
		Places places = new Places((media != null) ? media : location.name(), overflow);
		this.inquiry.note(new Step.OwnDataLookedUp(
				"location \"" + location.name() + "\" has its media handled in " + places.words(), location.id()));
		return serve(places, "it is set for location \"" + location.name() + "\"");
	}

	private @Nullable String name(@Nullable Long number) {
		return this.inquiry.configuration().nameOf(RecordKind.SYSTEM_LOCATION, number);
	}

	private Answer scripted(Answer before) {
		ScriptStage stage = new ScriptStage(this.inquiry, ScriptKind.MEDIA_LOCATION);
		if (!stage.isOn()) {
			return before;
		}
		Map<String, @Nullable Object> suggested = suggested(before);
		Map<String, @Nullable Object> service = this.inquiry.own(() -> NamedService.of(this.inquiry));
		Optional<Scripted> ran = stage.run(new ScriptVariables.Known(service, Map.of(), suggested, null), null);
		return ran.map((scripted) -> answer(scripted, before, suggested)).orElse(before);
	}

	/**
	 * Returns the media location as scripts see it. Where nothing is set, it is the
	 * location that asks.
	 */
	private Map<String, @Nullable Object> suggested(Answer before) {
		Map<String, @Nullable Object> suggested = new LinkedHashMap<>();
		if (before instanceof Answer.Serve serve) {
			Places places = Places.of(serve.result());
			suggested.put(MediaLocationFields.LOCATION.name(), places.location);
			if (!places.overflow.isEmpty()) {
				suggested.put(MediaLocationFields.PRIMARY_OVERFLOW_LOCATION, places.overflow.get(0));
			}
			if (places.overflow.size() > 1) {
				suggested.put(MediaLocationFields.SECONDARY_OVERFLOW_LOCATION, places.overflow.get(1));
			}
		}
		else {
			String asked = this.request.location();
			suggested.put(MediaLocationFields.LOCATION.name(), (asked != null) ? asked : "");
		}
		return suggested;
	}

	private Answer answer(Scripted scripted, Answer before, Map<String, @Nullable Object> suggested) {
		if (scripted.effect() != Effect.APPLY) {
			return before;
		}
		Map<String, @Nullable Object> result = scripted.result().result();
		if (!(before instanceof Answer.Serve) && result.equals(suggested)) {
			this.inquiry.note(new Step.ScriptSetAside("the script changes nothing, and nothing is set"));
			return before;
		}
		Places places = Places.of(result);
		return serve((this.settledOverflow != null) ? new Places(places.location, this.settledOverflow) : places,
				scripted.words());
	}

	/** Answers in the names that Infinity has, whose spelling is Usher's. */
	private Answer serve(Places places, String reason) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put(MediaLocationFields.LOCATION.name(), spelled(places.location));
		if (!places.overflow.isEmpty()) {
			result.put(MediaLocationFields.OVERFLOW_LOCATIONS.name(),
					places.overflow.stream().map(this::spelled).toList());
		}
		return new Answer.Serve(Table.MEDIA_LOCATION, result, reason);
	}

	private String spelled(String name) {
		return this.inquiry.configuration().location(name).map(SystemLocation::name).orElse(name);
	}

	/**
	 * A media location.
	 *
	 * @param location the principal location
	 * @param overflow the overflow locations, in order
	 */
	private record Places(String location, List<String> overflow) {

		/** Reads a valid answer, in new names or old. */
		static Places of(Map<String, @Nullable Object> result) {
			List<String> overflow = (result.get(MediaLocationFields.OVERFLOW_LOCATIONS.name()) instanceof List<?> list)
					? list.stream().map(String::valueOf).toList()
					: Stream
						.of(MediaLocationFields.PRIMARY_OVERFLOW_LOCATION,
								MediaLocationFields.SECONDARY_OVERFLOW_LOCATION)
						.map((field) -> (result.get(field) instanceof String text) ? text : "")
						.filter((name) -> !name.isBlank())
						.toList();
			return new Places(String.valueOf(result.get(MediaLocationFields.LOCATION.name())), overflow);
		}

		/** Returns every location that an answer names. */
		static Stream<String> named(Map<String, @Nullable Object> result) {
			Places places = of(result);
			return (result.get(MediaLocationFields.LOCATION.name()) instanceof String)
					? Stream.concat(Stream.of(places.location), places.overflow.stream()) : places.overflow.stream();
		}

		String words() {
			return "\"" + this.location + "\""
					+ (this.overflow.isEmpty() ? "" : ", then in \"" + String.join("\", \"", this.overflow) + "\"");
		}

	}

}
