package io.usher.web.decision;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.usher.api.decision.RequestQueue;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets Tomcat's threads, platform or virtual ones, tell how long requests waited for
 * them. Comes last, when the number and kind of threads are known.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class TimedRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, DisposableBean {

	private static final int IDLE_SECONDS = 60;

	private @Nullable ThreadPoolExecutor threads;

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addProtocolHandlerCustomizers((handler) -> {
			if (handler instanceof AbstractProtocol<?> protocol) {
				Executor given = protocol.getExecutor();
				protocol.setExecutor((given != null) ? (task) -> given.execute(RequestQueue.timed(task))
						: platformThreads(protocol));
			}
		});
	}

	/** Makes what Tomcat would make of its own settings. */
	private Executor platformThreads(AbstractProtocol<?> protocol) {
		TaskQueue queue = new TaskQueue();
		ThreadPoolExecutor pool = new ThreadPoolExecutor(protocol.getMinSpareThreads(), protocol.getMaxThreads(),
				IDLE_SECONDS, TimeUnit.SECONDS, queue,
				new TaskThreadFactory("request-", true, protocol.getThreadPriority())) {

			@Override
			public void execute(Runnable task) {
				super.execute(RequestQueue.timed(task));
			}

		};
		queue.setParent(pool);
		this.threads = pool;
		return pool;
	}

	@Override
	public void destroy() {
		if (this.threads != null) {
			this.threads.shutdown();
		}
	}

}
