package id.etalase.gateway;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.cache.Ready;
import id.etalase.gateway.cache.ReadyAnswers;
import id.etalase.gateway.cache.ReadyAnswers.Match;
import id.etalase.gateway.cache.Waiter;
import id.etalase.gateway.limit.Mark;
import id.etalase.gateway.limit.RateLimits;
import id.etalase.gateway.request.HeadWatch;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;

/**
 * Answers what can be answered from the {@link ReadyAnswers} before the HTTP server above hears of it: nothing else is fast
 * enough. Everything else passes as if this were not there.
 *
 * <p>
 * Answers must go out in the order of the requests. So a request is answered here only while the server has none of this
 * connection; and that it has none is believed only after it was seen to take a request up at once. On a connection on which
 * bodies come, or one that is about to end, the way is closed.
 */
final class ShortWay extends ChannelDuplexHandler implements Waiter {

    /** With so many parts of requests waiting, no more is read from the connection. */
    private static final int MANY = 32;

    private final ReadyAnswers answers;
    private final RateLimits limits;
    private final String client;
    private final ChannelHandlerContext encoder;
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();

    /** Requests that the server has, as far as is known. */
    private int above = 1;
    private boolean asking;
    private boolean certain;
    private boolean closed;
    private boolean swallowing;
    private boolean stopped;
    private @Nullable Match match;
    private @Nullable HttpRequest request;
    private long since;

    ShortWay(ReadyAnswers answers, RateLimits limits, String client, ChannelHandlerContext encoder) {
        this.answers = answers;
        this.limits = limits;
        this.client = client;
        this.encoder = encoder;
    }

    /** The server has taken a request up. Only if it does so at once, it had none before. */
    void arrived() {
        certain |= asking;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (mustWait(context)) {
            waiting.add(message);
            if (waiting.size() == MANY) {
                stopped = true;
                context.channel().config().setAutoRead(false);
            }
        } else {
            read(context, message);
        }
    }

    /** A client that asks on and does not read its answers must not fill the memory with them. */
    private boolean mustWait(ChannelHandlerContext context) {
        return match != null || !waiting.isEmpty() || !closed && above == 0 && !context.channel().isWritable();
    }

    private void read(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest asked) {
            begin(context, asked);
        } else if (swallowing) {
            swallowing = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest asked) {
        Match found = certain && !closed && above == 0 ? answers.find(asked) : null;
        if (found == null) {
            passOn(context, asked);
            return;
        }
        since = System.nanoTime();
        if (answers.mustHear()) {
            match = found;
            request = asked;
            answers.whenHeard(found.ready(), this);
        } else {
            answerOrPassOn(context, asked, found);
        }
    }

    private void answerOrPassOn(ChannelHandlerContext context, HttpRequest asked, Match found) {
        Ready ready = found.ready();
        Mark mark = answers.isGood(ready) ? limits.take(client) : null;
        if (mark == null) {
            passOn(context, asked);
            return;
        }
        swallowing = true;
        encoder.write(ready.write(context.alloc(), found.correlation(), mark), encoder.voidPromise());
        HeadWatch.arrivedAndAnswered(context.channel());
        answers.sent(found, System.nanoTime() - since);
    }

    private void passOn(ChannelHandlerContext context, HttpRequest asked) {
        HttpHeaders headers = asked.headers();
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        closed |= length != null && !length.equals("0") || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || headers.contains(HttpHeaderNames.UPGRADE) || headers.contains(HttpHeaderNames.EXPECT);
        boolean first = above == 0;
        above++;
        asking = first;
        context.fireChannelRead(asked);
        asking = false;
    }

    @Override
    public EventExecutor executor() {
        return encoder.executor();
    }

    @Override
    public void told(boolean heard) {
        ChannelHandlerContext context = encoder.pipeline().context(this);
        Match found = match;
        HttpRequest asked = request;
        match = null;
        request = null;
        if (context == null || found == null || asked == null || !context.channel().isActive()) {
            release();
            return;
        }
        if (heard) {
            answerOrPassOn(context, asked, found);
        } else {
            passOn(context, asked);
        }
        catchUp(context);
        encoder.flush();
        context.fireChannelReadComplete();
    }

    private void catchUp(ChannelHandlerContext context) {
        if (stopped) {
            stopped = false;
            context.channel().config().setAutoRead(true);
        }
        while (match == null && !waiting.isEmpty() && (above > 0 || closed || context.channel().isWritable())) {
            read(context, waiting.remove());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        encoder.flush();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable() && match == null && !waiting.isEmpty()) {
            catchUp(context);
            encoder.flush();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            closed |= response.headers().contains(HttpHeaderNames.CONNECTION);
            if (response.status().equals(HttpResponseStatus.CONTINUE)) {
                context.write(message, promise);
                return;
            }
        }
        if (message instanceof LastHttpContent && --above < 0) {
            closed = true;
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release();
        context.fireChannelInactive();
    }

    private void release() {
        while (!waiting.isEmpty()) {
            ReferenceCountUtil.release(waiting.remove());
        }
    }
}
