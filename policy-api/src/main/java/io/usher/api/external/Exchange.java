package io.usher.api.external;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSession;

import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/**
 * A question to an upstream server while it is being asked. When its time is over,
 * {@link #run()} breaks off whatever goes on, so that the thread that waits for it comes
 * free: a look-up is not waited for any longer, a connection is closed.
 */
final class Exchange implements Runnable {

	/** The attribute of a request's context under which the exchange is found. */
	static final String ATTRIBUTE = Exchange.class.getName();

	private final long deadline;

	private volatile Phase phase = Phase.BEGINNING;

	private boolean reused = true;

	private boolean expired;

	private @Nullable Cancellable request;

	private @Nullable Socket connecting;

	private volatile @Nullable SSLSession session;

	private @Nullable HttpMessage answer;

	/**
	 * Begins one.
	 * @param deadline when it has to be over, in nanoseconds of {@link System#nanoTime()}
	 */
	Exchange(long deadline) {
		this.deadline = deadline;
	}

	/** Returns the nanoseconds that are left, negative when its time is over. */
	long remaining() {
		return this.deadline - System.nanoTime();
	}

	Phase phase() {
		return this.phase;
	}

	void enter(Phase now) {
		this.phase = now;
	}

	/** Whether the last request went over a connection that was there before. */
	boolean isReused() {
		return this.reused;
	}

	synchronized boolean isExpired() {
		return this.expired;
	}

	/** Says that the connection is secured. */
	void secured(SSLSession with) {
		this.session = with;
	}

	/** Returns how the last new connection is secured, null when it is not. */
	@Nullable SSLSession session() {
		return this.session;
	}

	/** Says that the head of the answer is there. */
	void answered(HttpMessage with) {
		this.answer = with;
	}

	/** Returns a header of the answer, empty when it has none. */
	String header(String name) {
		return (this.answer != null) ? UpstreamClient.header(this.answer, name) : "";
	}

	/** Says which request is under way now. */
	synchronized void begin(Cancellable begun) throws IOException {
		checkTime();
		this.reused = true;
		this.phase = Phase.ASKING;
		this.request = begun;
	}

	/** Says that the request needs a new connection. */
	void lookUp() {
		this.reused = false;
		this.phase = Phase.LOOKING_UP;
	}

	/**
	 * Says which socket connects. Until {@link #connected()} nobody else could close it.
	 */
	synchronized void connect(Socket socket) throws IOException {
		checkTime();
		this.phase = Phase.CONNECTING;
		this.connecting = socket;
	}

	/** Says that the connection is the request's from now on, and closed with it. */
	synchronized void connected() throws IOException {
		checkTime();
		this.connecting = null;
		this.phase = Phase.ASKING;
	}

	/** Ends it, since its time is over. */
	@Override
	public void run() {
		Cancellable cancelled;
		Socket closed;
		synchronized (this) {
			this.expired = true;
			cancelled = this.request;
			closed = this.connecting;
		}
		if (cancelled != null) {
			cancelled.cancel();
		}
		if (closed != null) {
			close(closed);
		}
	}

	/** Closes at once, without a word to the other side. */
	static void close(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
		}
		catch (SocketException ex) {
			// It is closed already.
		}
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Nothing more can be done about it.
		}
	}

	private void checkTime() throws IOException {
		if (this.expired || remaining() <= 0) {
			this.expired = true;
			throw new InterruptedIOException("The time is over");
		}
	}

	/** Returns the time that is left in milliseconds, at least one. */
	int remainingMillis() {
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(remaining())));
	}

	/** What an exchange is doing. */
	enum Phase {

		BEGINNING("it was not asked yet"),

		LOOKING_UP("its name was being looked up"),

		CONNECTING("a connection was being made"),

		SECURING("the TLS handshake was going on"),

		ASKING("it was asked and had not begun to answer"),

		READING("its answer was being read");

		private final String words;

		Phase(String words) {
			this.words = words;
		}

		String words() {
			return this.words;
		}

	}

}
