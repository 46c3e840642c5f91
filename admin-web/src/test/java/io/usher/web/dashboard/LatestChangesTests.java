package io.usher.web.dashboard;

import java.lang.reflect.Proxy;
import java.time.Clock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import org.springframework.ui.ExtendedModelMap;

import static org.assertj.core.api.Assertions.assertThat;

class LatestChangesTests {

	private static final DocumentCodec CODEC = new DocumentCodec(
			SecretKey.of("a key of this test which is long enough"));

	@Test
	void aDatabaseThatIsAwayIsSaidAndNoError() {
		ConfigurationStore away = (ConfigurationStore) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ConfigurationStore.class }, (proxy, method, arguments) -> {
					throw new StoreUnavailableException("away", new IllegalStateException());
				});
		Configurations configurations = new Configurations(away, CODEC);
		LatestChanges changes = new LatestChanges(away, CODEC, configurations, Clock.systemUTC());
		DashboardController controller = new DashboardController(null, null, null, null, changes, configurations,
				new SimpleMeterRegistry(), Clock.systemUTC());
		ExtendedModelMap model = new ExtendedModelMap();
		assertThat(controller.changes(model)).isEqualTo("dashboard/dashboard :: changes");
		assertThat(model).containsEntry("away", true).doesNotContainKey("changes");
	}

}
