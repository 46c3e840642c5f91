package io.usher.web.migration;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Place;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.management.ShownObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reads the files of a dump, one after the other, and says of each what it cannot make
 * sense of.
 */
final class DumpReading {

	private static final int MAX_ENTRIES = 2000;

	private static final long MAX_BYTES = 2L * 1024 * 1024 * 1024;

	private static final int STEP = 500;

	private static final String OBJECTS = "objects";

	/** Some programs put all lists into an object of this name. */
	private static final String RESOURCES = "resources";

	private static final String META = "meta";

	/** The name of a file: a resource's, and the number of a page. */
	private static final Pattern NAME = Pattern
		.compile("([a-z][a-z0-9_]*?)(?:[ _.-]*(?:page|p)?[ _.-]*\\(?[0-9]+\\)?)?\\.json", Pattern.CASE_INSENSITIVE);

	private static final Pattern ADDRESS = Pattern.compile("/configuration/v1/([a-z0-9_]+)/");

	private final Gathered gathered;

	private final Progress progress;

	private final Map<String, Integer> unheld = new TreeMap<>();

	private long bytes;

	private int entries;

	DumpReading(Gathered gathered, Progress progress) {
		this.gathered = gathered;
		this.progress = progress;
	}

	/** Reads a file: JSON, or a zip of those. */
	void read(DumpFile file) {
		try (InputStream content = new BufferedInputStream(file.content().open())) {
			content.mark(2);
			boolean zip = content.read() == 'P' && content.read() == 'K';
			content.reset();
			if (zip) {
				zip(file.name(), content);
			}
			else {
				json(file.name(), resource(lastPart(file.name())), content);
			}
		}
		catch (ZipException ex) {
			refuse(file.name(), "a zip file that cannot be read",
					"a zip of JSON files that is whole, without a password");
		}
		catch (IOException ex) {
			refuse(file.name(), "a file that cannot be read", "JSON, or a zip of JSON files");
		}
	}

	private void refuse(String file, String value, String expected) {
		this.gathered.refuse(Place.row(file, 0), value, expected);
	}

	private void zip(String file, InputStream content) throws IOException {
		try (ZipInputStream zip = new ZipInputStream(content)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (++this.entries > MAX_ENTRIES) {
					throw new UnreadableSourceException(
							file + " holds more than " + MAX_ENTRIES + " files. Take out those that are no dump.");
				}
				String name = lastPart(entry.getName());
				if (entry.isDirectory() || entry.getName().startsWith("__MACOSX/") || name.startsWith(".")) {
					continue;
				}
				String shown = file + ": " + ShownObject.shown(entry.getName());
				if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
					json(shown, resource(name), zip);
				}
				else {
					this.gathered
						.tell(Fault.warning(Place.row(shown, 0), "left out", "a file whose name ends in .json"));
				}
			}
		}
	}

	private static String lastPart(String path) {
		return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
	}

	private void json(String file, @Nullable String resource, InputStream content) throws IOException {
		int before = this.gathered.size();
		Map<String, Integer> others = Map.copyOf(this.unheld);
		try {
			JsonParser parser = BoundedJson.parser(new Counted(content));
			new Document(file, resource, parser).read();
			if (parser.nextToken() != null) {
				refuse(file, "more than one JSON document", "one");
			}
		}
		catch (BoundedJson.TooLargeException ex) {
			refuse(file, String.valueOf(ex.getMessage()), "objects as a manager shows them");
		}
		catch (JacksonException ex) {
			if (ex.getCause() instanceof IOException fault) {
				throw fault;
			}
			TokenStreamLocation where = ex.getLocation();
			refuse(file,
					"no JSON" + ((where != null)
							? " from line " + where.getLineNr() + ", column " + where.getColumnNr() + " on" : ""),
					"JSON to its end");
		}
		boolean nothing = this.gathered.size() == before && others.equals(this.unheld);
		if (nothing && resource == null) {
			this.gathered.tell(Fault.warning(Place.row(file, 0), "no objects that Usher knows",
					"lists of objects by resource, or a list in a file with the name of its resource, such as "
							+ "conference.json"));
		}
	}

	/** Returns the resource that a file's name tells, null when it tells none. */
	private static @Nullable String resource(String name) {
		Matcher matcher = NAME.matcher(name);
		String resource = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
		return Gathered.isHeld(resource) ? resource : null;
	}

	/** Tells of what was there and is not held. */
	void tellOfOthers() {
		this.unheld.forEach((resource, count) -> this.gathered.tell(Fault.warning(Place.row(resource, 0),
				count + ((count == 1) ? " object" : " objects"), "objects that Usher holds; these are left out")));
	}

	/** One JSON document. */
	private final class Document {

		private final String file;

		private final @Nullable String named;

		private final JsonParser parser;

		private long position;

		Document(String file, @Nullable String named, JsonParser parser) {
			this.file = file;
			this.named = named;
			this.parser = parser;
		}

		void read() {
			JsonToken first = this.parser.nextToken();
			if (first == JsonToken.START_ARRAY) {
				objects(this.named);
			}
			else if (first == JsonToken.START_OBJECT) {
				members(this.named, true);
			}
			else {
				refuse(this.file, (first == null) ? "empty" : "a single value", "a JSON object or list");
				this.parser.skipChildren();
			}
		}

		/** Reads an object: lists by resource, a page of a list, or an object itself. */
		private void members(@Nullable String resource, boolean outermost) {
			Map<String, @Nullable Object> object = new LinkedHashMap<>();
			while (this.parser.nextToken() != JsonToken.END_OBJECT) {
				String name = this.parser.currentName();
				JsonToken token = this.parser.nextToken();
				if (name.equals(META)) {
					this.parser.skipChildren();
				}
				else if (name.equals(OBJECTS) && token == JsonToken.START_ARRAY) {
					objects(resource);
				}
				else if (outermost && name.equals(RESOURCES) && token == JsonToken.START_OBJECT) {
					members(null, true);
				}
				else if (outermost && (resource == null || name.equals(resource)) && token.isStructStart()) {
					list(name, token);
				}
				else {
					object.put(name, BoundedJson.value(this.parser));
				}
			}
			if (!object.isEmpty() && (resource != null || addressed(object) != null)) {
				add(resource, object);
			}
		}

		private void list(String resource, JsonToken token) {
			if (token == JsonToken.START_ARRAY) {
				objects(resource);
			}
			else {
				members(resource, false);
			}
		}

		private void objects(@Nullable String resource) {
			if (resource != null && Gathered.isHeld(resource)) {
				DumpReading.this.gathered.hear(resource);
			}
			while (this.parser.nextToken() != JsonToken.END_ARRAY) {
				add(resource, BoundedJson.value(this.parser));
			}
		}

		private void add(@Nullable String resource, @Nullable Object value) {
			this.position++;
			if (this.position % STEP == 1) {
				DumpReading.this.progress.at("Reading " + this.file, this.position, 0);
			}
			String known = (resource != null) ? resource : addressed(value);
			if (known == null || !(value instanceof Map<?, ?> object)) {
				DumpReading.this.unheld.merge(this.file, 1, Integer::sum);
			}
			else if (Gathered.isHeld(known)) {
				DumpReading.this.gathered.add(known, this.file, this.position, object);
			}
			else {
				DumpReading.this.unheld.merge(known, 1, Integer::sum);
			}
		}

		/** Returns the resource that an object's own address tells. */
		private static @Nullable String addressed(@Nullable Object value) {
			Object address = (value instanceof Map<?, ?> object) ? ShownObject.address(object) : null;
			Matcher matcher = ADDRESS.matcher(String.valueOf(address));
			return matcher.find() ? matcher.group(1) : null;
		}

	}

	/** Counts what is read, which may be much more than the zip file has. */
	private final class Counted extends FilterInputStream {

		Counted(InputStream content) {
			super(content);
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			count((read < 0) ? 0 : 1);
			return read;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int read = super.read(target, offset, length);
			count(Math.max(0, read));
			return read;
		}

		private void count(int more) {
			DumpReading.this.bytes += more;
			if (DumpReading.this.bytes > MAX_BYTES) {
				throw new UnreadableSourceException(
						"The files hold more than " + MAX_BYTES / 1024 / 1024 + " MB of JSON. Import them in parts.");
			}
		}

		/** The zip file goes on after this entry. */
		@Override
		public void close() {
		}

	}

}
