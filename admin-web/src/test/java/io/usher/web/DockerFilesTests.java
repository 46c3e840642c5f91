package io.usher.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files with which Usher is deployed name what the program has.
 */
class DockerFilesTests {

	private static final Path DOCKER = Path.of("../docker");

	private static final Pattern METRIC = Pattern.compile("usher_[a-z_]+");

	private static final Pattern SETTING = Pattern.compile("\\bUSHER_[A-Z_]+\\b");

	private final Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));

	@ParameterizedTest
	@ValueSource(strings = { "compose.yaml", "compose.several.yaml", "monitoring/prometheus-rules.yaml" })
	void isYaml(String file) throws IOException {
		try (var reader = Files.newBufferedReader(DOCKER.resolve(file))) {
			Node document = this.yaml.compose(reader);
			assertThat(document).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "monitoring/prometheus-rules.yaml", "monitoring/grafana-dashboard.json" })
	void watchesFiguresThatThePageOnOperationsExplains(String file) throws IOException {
		String operations = Files.readString(Path.of("../docs/operations.md"));
		Set<String> unexplained = new TreeSet<>();
		Matcher metrics = METRIC.matcher(Files.readString(DOCKER.resolve(file)));
		while (metrics.find()) {
			String name = metrics.group().replaceFirst("_(bucket|count|sum)$", "");
			if (!operations.contains("`" + name + "`") && !operations.contains("`" + metrics.group() + "`")) {
				unexplained.add(name);
			}
		}
		assertThat(unexplained).isEmpty();
	}

	@Test
	void asksForEachAlertWhatToDo() throws IOException {
		try (var reader = Files.newBufferedReader(DOCKER.resolve("monitoring/prometheus-rules.yaml"))) {
			Map<String, List<Map<String, Object>>> file = this.yaml.load(reader);
			List<?> rules = (List<?>) file.get("groups").get(0).get("rules");
			assertThat(rules).isNotEmpty().allSatisfy((rule) -> {
				Map<?, ?> alert = (Map<?, ?>) rule;
				assertThat(alert.get("expr")).asString().isNotBlank();
				assertThat(((Map<?, ?>) alert.get("labels")).get("severity")).isIn("critical", "warning");
				assertThat(((Map<?, ?>) alert.get("annotations")).keySet()).asString()
					.contains("summary", "description");
			});
		}
	}

	@Test
	void drawsPanelsThatHaveAQuery() throws IOException {
		JsonNode dashboard = JsonMapper.shared()
			.readTree(Files.readString(DOCKER.resolve("monitoring/grafana-dashboard.json")));
		assertThat(dashboard.get("panels")).isNotEmpty()
			.allSatisfy((panel) -> assertThat(panel.at("/targets/0/expr").asString()).isNotBlank());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Dockerfile", "entrypoint", "compose.yaml", "compose.several.yaml", "systemd/usher.env",
			"systemd/usher.service" })
	void setsWhatThePageOnSettingsExplains(String file) throws IOException {
		String settings = Files.readString(Path.of("../docs/settings.md"))
				+ Files.readString(Path.of("../docs/operations.md"));
		Set<String> unexplained = new TreeSet<>();
		Matcher names = SETTING.matcher(Files.readString(DOCKER.resolve(file)));
		while (names.find()) {
			String name = names.group().replaceFirst("_FILE$", "");
			if (!settings.contains(name)) {
				unexplained.add(name);
			}
		}
		assertThat(unexplained).isEmpty();
	}

}
