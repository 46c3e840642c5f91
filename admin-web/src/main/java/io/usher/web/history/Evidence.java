package io.usher.web.history;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.usher.core.history.ArchivedChange;
import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditTrail;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.ChangeSearch;
import io.usher.core.history.ChangeView.RecordView;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.EvidenceKey;
import io.usher.core.history.Head;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.RecordNames;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the history into an archive that others can verify without Usher: the entries,
 * what they are, the SHA-256 of each file, and a signature over those. It writes while it
 * reads, so that an archive of any length needs little memory.
 */
@Component
class Evidence {

	private static final String README = """
			This is an export of Usher's change history.

			To verify it you need public-key.pem of the deployment that made it. Take the key from
			somewhere else than this archive: the console offers it, and its SHA-256 is in
			manifest.json. In the directory of these files:

			  openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
			  sha256sum -c SHA256SUMS

			Both say OK when nothing was altered. Or, where Usher is installed:

			  ./usher history verify EXPORT.zip --key public-key.pem

			hash and previous_hash chain the entries to each other, in Usher's database too. Times
			are in UTC. Secrets are told as changed, never more. In CSV, a cell that a spreadsheet
			would run as a formula begins with an apostrophe.
			""";

	private static final int WINDOW = 100;

	private static final int RECORDS = 200;

	private final ChangeSearch search;

	private final ChangeArchive archive;

	private final HistoryReader reader;

	private final AuditTrail trail;

	private final ConfigurationStore store;

	private final EvidenceKey key;

	private final Clock clock;

	private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	Evidence(ChangeSearch search, ChangeArchive archive, HistoryReader reader, AuditTrail trail,
			ConfigurationStore store, EvidenceKey key, Clock clock) {
		this.search = search;
		this.archive = archive;
		this.reader = reader;
		this.trail = trail;
		this.store = store;
		this.key = key;
		this.clock = clock;
	}

	/** What must be known before the first byte is written. */
	Start begin(String instance, String by) {
		return new Start(this.clock.instant(), this.store.head(), this.trail.head(), this.key.fingerprint(), instance,
				by);
	}

	void write(TimelineFilter filter, EntryFormat format, Start start, OutputStream out) throws IOException {
		Map<String, String> sums = new LinkedHashMap<>();
		Map<String, Object> manifest = new LinkedHashMap<>();
		try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			put(zip, "README.txt", sums, (file) -> file.write(README.getBytes(StandardCharsets.UTF_8)));
			Range changes = new Range();
			if (filter.wantsChanges()) {
				put(zip, "changes." + format.extension(), sums,
						(file) -> writeChanges(filter, format.changes(file), start, changes));
			}
			Range events = new Range();
			if (filter.wantsEvents()) {
				put(zip, "audit-events." + format.extension(), sums,
						(file) -> writeEvents(filter, format.events(file), start, events));
			}
			describe(manifest, filter, start, changes, events);
			put(zip, "manifest.json", sums, (file) -> file.write(this.json.writeValueAsBytes(manifest)));
			StringBuilder text = new StringBuilder();
			sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
			byte[] signed = text.toString().getBytes(StandardCharsets.US_ASCII);
			put(zip, "SHA256SUMS", new LinkedHashMap<>(), (file) -> file.write(signed));
			put(zip, "SHA256SUMS.sig", new LinkedHashMap<>(), (file) -> file.write(this.key.sign(signed)));
		}
	}

	private static void describe(Map<String, Object> manifest, TimelineFilter filter, Start start, Range changes,
			Range events) {
		manifest.put("what", "Change history of Usher");
		manifest.put("instance", start.instance);
		manifest.put("exported_at", start.at.toString());
		manifest.put("exported_by", start.by);
		manifest.put("filter", filter.query());
		manifest.put("changes", changes.describe("first_revision", "last_revision"));
		manifest.put("audit_events", events.describe("first_number", "last_number"));
		manifest.put("newest_revision", start.head.revision());
		manifest.put("newest_revision_hash", start.head.hash());
		manifest.put("newest_event", start.auditHead.revision());
		manifest.put("newest_event_hash", start.auditHead.hash());
		manifest.put("public_key_sha256", start.fingerprint);
	}

	private void writeChanges(TimelineFilter filter, EntryFormat.Changes file, Start start, Range range)
			throws IOException {
		long before = start.head.revision() + 1;
		while (before > 0) {
			ChangeSearch.Found found = this.search.search(filter.changes(before, WINDOW), filter.object(),
					filter.text(), 0);
			for (ArchivedChange change : found.changes()) {
				file.begin(change.change());
				writeRecords(change, file);
				file.end();
				range.add(change.change().revision());
			}
			before = found.next();
		}
		file.close();
	}

	private void writeRecords(ArchivedChange change, EntryFormat.Changes file) throws IOException {
		long revision = change.change().revision();
		for (int from = 0; from < change.recordCount(); from += RECORDS) {
			RecordNames names = this.reader.namesAt(revision);
			List<RecordView> records = this.archive.find(revision, from, RECORDS)
				.map((part) -> part.change()
					.versions()
					.stream()
					.map((version) -> this.reader.record(revision, version, names))
					.toList())
				.orElse(List.of());
			for (RecordView record : records) {
				file.record(record);
			}
		}
	}

	private void writeEvents(TimelineFilter filter, EntryFormat.Events file, Start start, Range range)
			throws IOException {
		long before = start.auditHead.revision() + 1;
		List<AuditEntry> entries = this.trail.search(filter.events(before, WINDOW));
		while (!entries.isEmpty()) {
			for (AuditEntry entry : entries) {
				file.event(entry);
				range.add(entry.number());
				before = entry.number();
			}
			entries = this.trail.search(filter.events(before, WINDOW));
		}
		file.close();
	}

	private static void put(ZipOutputStream zip, String name, Map<String, String> sums, Writing writing)
			throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			zip.putNextEntry(new ZipEntry(name));
			writing.write(new DigestOutputStream(zip, digest));
			zip.closeEntry();
			sums.put(name, HexFormat.of().formatHex(digest.digest()));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	/** Writes a file of the archive. */
	private interface Writing {

		void write(OutputStream file) throws IOException;

	}

	/**
	 * How things stood when an export began.
	 *
	 * @param at when
	 * @param head the newest revision
	 * @param auditHead the newest event
	 * @param fingerprint the SHA-256 of the public key
	 * @param instance where it was made
	 * @param by for whom
	 */
	record Start(Instant at, Head head, Head auditHead, String fingerprint, String instance, String by) {

	}

	/** Which entries were written. */
	private static final class Range {

		private long count;

		private long first;

		private long last;

		void add(long number) {
			this.last = (this.count == 0) ? number : this.last;
			this.first = number;
			this.count++;
		}

		Map<String, Long> describe(String firstName, String lastName) {
			Map<String, Long> shown = new LinkedHashMap<>();
			shown.put("count", this.count);
			shown.put(firstName, this.first);
			shown.put(lastName, this.last);
			return shown;
		}

	}

}
