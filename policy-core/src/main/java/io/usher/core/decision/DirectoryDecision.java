package io.usher.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.AnswerCheck;
import io.usher.core.catalogue.DirectoryFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violations;
import io.usher.core.decision.ExternalStage.NoUseException;
import io.usher.core.decision.PolicyRequest.DirectoryRequest;
import io.usher.core.directory.DirectoryEntry;
import io.usher.core.profile.PolicyProfile;
import org.jspecify.annotations.Nullable;

/**
 * Decides directory information requests: the upstream server's entries, else Usher's own
 * (guide: "Directory information requests").
 */
final class DirectoryDecision {

	/** What Infinity always asks for. */
	private static final int USUAL_LIMIT = 10;

	private final Inquiry inquiry;

	private final DirectoryRequest request;

	DirectoryDecision(Inquiry inquiry, DirectoryRequest request) {
		this.inquiry = inquiry;
		this.request = request;
	}

	Answer decide() {
		Heard heard = new ExternalStage(this.inquiry).hear(this::read);
		return (heard.answer() != null) ? heard.answer() : this.inquiry.own(this::ownData);
	}

	/** Reads the server's answer, which needs no action. */
	private Heard read(UpstreamAnswer answer) {
		if (!answer.successful()) {
			if (answer.leavesIt()) {
				this.inquiry
					.note(new Step.UpstreamUnderstood("the server leaves the directory to own data", null, false));
				return Heard.NOTHING;
			}
			throw new NoUseException(answer.shortcoming(), null);
		}
		if (!(answer.result() instanceof List<?> list)) {
			throw new NoUseException("result: missing or no list (expected: a list of entries)", null);
		}
		List<Map<String, @Nullable Object>> entries = new ArrayList<>();
		for (Object entry : list) {
			entries.add(entry(entry));
		}
		this.inquiry.note(new Step.UpstreamUnderstood("the server gives " + entries.size() + " entries", null, true));
		return Heard.of(
				new Answer.Listed(entries, answer.ignoreLocal(), "the external policy server gives the directory"),
				null);
	}

	@SuppressWarnings("unchecked")
	private Map<String, @Nullable Object> entry(@Nullable Object entry) {
		if (!(entry instanceof Map<?, ?>)) {
			throw new NoUseException("result: " + entry + " (expected: entries that are objects)", null);
		}
		Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) entry;
		Violations violations = AnswerCheck.check(Table.DIRECTORY_ENTRY, fields, this.inquiry.version());
		if (violations.hasErrors()) {
			this.inquiry.note(new Step.AnswerChecked(violations));
			throw new NoUseException(violations.errors().get(0).message(), null);
		}
		return fields;
	}

	private Answer ownData() {
		String sought = this.request.parameters().value(RequestParameter.Q);
		List<Map<String, @Nullable Object>> entries = this.inquiry.configuration()
			.directory()
			.search(sought, limit())
			.stream()
			.map(DirectoryDecision::entry)
			.toList();
		String found = (entries.size() == 1) ? "1 entry" : entries.size() + " entries";
		this.inquiry.note(new Step.OwnDataLookedUp("\"" + sought + "\" finds " + found, null));
		PolicyProfile profile = this.inquiry.profile();
		boolean ignoreLocal = profile != null && profile.document().flag(ProfileFields.IGNORE_LOCAL_DIRECTORY, false);
		return new Answer.Listed(entries, ignoreLocal, "Usher's directory has " + found + " for \"" + sought + "\"");
	}

	/** Returns the most entries, the usual number where the request gives no number. */
	private int limit() {
		try {
			int limit = Integer.parseInt(this.request.parameters().value(RequestParameter.LIMIT).strip());
			return (limit >= 0) ? limit : USUAL_LIMIT;
		}
		catch (NumberFormatException ex) {
			return USUAL_LIMIT;
		}
	}

	private static Map<String, @Nullable Object> entry(DirectoryEntry entry) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put(DirectoryFields.ALIAS.name(), entry.alias());
		fields.put(DirectoryFields.DESCRIPTION.name(), entry.description());
		fields.put(DirectoryFields.USERNAME.name(), entry.username());
		return fields;
	}

}
