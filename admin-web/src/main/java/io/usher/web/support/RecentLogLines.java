package io.usher.web.support;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.usher.core.log.LogText;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the last lines of the program's log in memory.
 */
@Component
class RecentLogLines implements DisposableBean {

	static final int KEPT = 2000;

	private static final int MAX_LENGTH = 8000;

	private final Deque<String> lines = new ArrayDeque<>();

	private final Keeper keeper = new Keeper();

	RecentLogLines() {
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		if (factory instanceof LoggerContext context) {
			this.keeper.setContext(context);
			this.keeper.setName("recent-lines-" + System.identityHashCode(this));
			this.keeper.start();
			context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this.keeper);
		}
	}

	/** Returns the lines, the oldest first. */
	List<String> all() {
		synchronized (this.lines) {
			return new ArrayList<>(this.lines);
		}
	}

	private void keep(ILoggingEvent event) {
		String text = Instant.ofEpochMilli(event.getTimeStamp()) + " " + event.getLevel() + " [" + event.getThreadName()
				+ "] " + event.getLoggerName() + " " + LogText.visible(String.valueOf(event.getFormattedMessage()));
		if (event.getThrowableProxy() != null) {
			text += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
		}
		String line = (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "…" : text;
		synchronized (this.lines) {
			if (this.lines.size() >= KEPT) {
				this.lines.removeFirst();
			}
			this.lines.addLast(line);
		}
	}

	@Override
	public void destroy() {
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		if (factory instanceof LoggerContext context) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this.keeper);
		}
		this.keeper.stop();
	}

	/** Hands events over. */
	private final class Keeper extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			keep(event);
		}

	}

}
