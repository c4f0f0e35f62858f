using System.Net.ServerSentEvents;

namespace ClickCart.Platform.Http;

/// <summary>Answers that stay open and tell what changes (server-sent events).</summary>
public static class EventStreams
{
    /// <summary>Sends the events as they come. A HEAD gets the headers and ends.</summary>
    public static IResult Stream<T>(this HttpContext http, IAsyncEnumerable<SseItem<T>> events)
    {
        http.Response.Headers.CacheControl = "no-store";
        // Proxies that buffer would hold events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(http.IsHead() ? AsyncEnumerable.Empty<SseItem<T>>() : OpenedAsync(http, events));
    }

    /// <summary>What has nothing to tell yet is open all the same: whoever waits for the headers would give up.</summary>
    private static async IAsyncEnumerable<SseItem<T>> OpenedAsync<T>(HttpContext http, IAsyncEnumerable<SseItem<T>> events)
    {
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await foreach (var each in events) yield return each;
    }
}
