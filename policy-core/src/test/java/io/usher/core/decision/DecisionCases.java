package io.usher.core.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The cases under {@code decisions/}, for every way to ask Usher.
 */
public final class DecisionCases {

	private static final String CONFIGURATIONS = "configurations";

	private static final ObjectMapper YAML = YAMLMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	/** Configurations that cases include, by name. */
	private static final Map<String, Map<String, List<Map<String, Object>>>> INCLUDED = new LinkedHashMap<>();

	private static final List<Arguments> ALL = read();

	private DecisionCases() {
	}

	/** Returns all: the file's name, the description and the case. */
	public static Stream<Arguments> all() {
		return ALL.stream();
	}

	/** Returns the records of a configuration that cases include. */
	static Map<String, List<Map<String, Object>>> configuration(String name) {
		return Objects.requireNonNull(INCLUDED.get(name), name);
	}

	/**
	 * Reads the directory where it is: among classes, or in the archive of these tests.
	 */
	private static List<Arguments> read() {
		try {
			URI directory = DecisionCases.class.getResource("/decisions").toURI();
			if (!"jar".equals(directory.getScheme())) {
				return read(Path.of(directory));
			}
			try (FileSystem archive = FileSystems.newFileSystem(directory, Map.of())) {
				return read(archive.getPath("/decisions"));
			}
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Arguments> read(Path directory) throws IOException {
		List<Arguments> all = new ArrayList<>();
		for (Path topic : list(directory)) {
			String name = topic.getFileName().toString().replace("/", "");
			for (Path path : list(topic)) {
				if (name.equals(CONFIGURATIONS)) {
					INCLUDED.put(path.getFileName().toString().replace(".yaml", ""), records(path));
					continue;
				}
				DecisionCase.File file = YAML.readValue(Files.readString(path), DecisionCase.File.class);
				file.cases()
					.forEach((one) -> all
						.add(Arguments.of(name + "/" + path.getFileName(), one.description(), inside(file, one))));
			}
		}
		return all;
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.sorted().toList();
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, List<Map<String, Object>>> records(Path path) throws IOException {
		return YAML.readValue(Files.readString(path), Map.class);
	}

	/** Returns the case with what its file says for all cases before it. */
	private static DecisionCase inside(DecisionCase.File file, DecisionCase one) {
		List<String> include = Stream.concat(file.include().stream(), one.include().stream()).toList();
		Map<String, List<Map<String, Object>>> configuration = new LinkedHashMap<>();
		Stream.of(file.configuration(), one.configuration())
			.forEach((part) -> part.forEach((resource,
					records) -> configuration.computeIfAbsent(resource, (any) -> new ArrayList<>()).addAll(records)));
		return new DecisionCase(one.description(), include, configuration, one.upstream(), one.request(), one.expect(),
				one.next());
	}

}
