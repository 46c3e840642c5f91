package io.usher.core.export;

import io.usher.core.record.RecordId;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names in a document and how it is laid out. What begins with {@code $} is no data:
 * a name that people chose and that begins so is written with a second one.
 */
final class ExportFormat {

	/** What a document says first. */
	static final String NAME = "usher-configuration";

	/** The version that is written; all up to it are read. */
	static final int VERSION = 1;

	static final String FORMAT = "format";

	static final String FORMAT_VERSION = "version";

	static final String USHER = "usher";

	static final String REVISION = "revision";

	static final String HEAD = "head";

	static final String SECRETS = "secrets";

	static final String MODE = "mode";

	static final String DERIVATION = "derivation";

	static final String ARGON2ID = "argon2id";

	static final String SALT = "salt";

	static final String MEMORY = "memory";

	static final String PASSES = "passes";

	static final String LANES = "lanes";

	static final String CHECK = "check";

	static final String RECORDS = "records";

	static final String ID = "id";

	/** A secret that stands in the document. */
	static final String ENCRYPTED = "$encrypted";

	/** A secret that does not, and why. */
	static final String SECRET = "$secret";

	/** A text of several lines, each on a line of its own. */
	static final String LINES = "$lines";

	/** That a secret is there, and left out. */
	static final String LEFT_OUT = "left_out";

	/** That nobody knows the secret. */
	static final String UNKNOWN = "unknown";

	/** The mode of documents with {@link #ENCRYPTED} secrets. */
	static final String ENCRYPTED_MODE = "encrypted";

	private static final int MAX_DEPTH = 50;

	private static final int MAX_TEXT = 5_000_000;

	private static final long MAX_DOCUMENT = 4_000_000_000L;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_DEPTH)
				.maxStringLength(MAX_TEXT)
				.maxDocumentLength(MAX_DOCUMENT)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
			.build())
		.build();

	private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

	private ExportFormat() {
	}

	/** Returns the mapper, which bounds what it reads. */
	static JsonMapper json() {
		return JSON;
	}

	/** Returns the writer: one field a line. */
	static ObjectWriter writer() {
		Separators separators = Separators.createDefaultInstance()
			.withObjectNameValueSpacing(Separators.Spacing.AFTER)
			.withObjectEmptySeparator("")
			.withArrayEmptySeparator("");
		return JSON.writer()
			.with(new DefaultPrettyPrinter(separators).withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
	}

	/** Returns to what a secret is bound. */
	static String place(RecordId id, String path) {
		return id + "/" + path;
	}

}
