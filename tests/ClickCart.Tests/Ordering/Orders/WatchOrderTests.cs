using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class WatchOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task It_sends_the_present_state_and_then_every_change()
    {
        var order = await PlaceAsync();
        await using var events = await WatchAsync(order, null);
        (await NextAsync(events)).ShouldBe("1 awaitingPayment pending");
        await order.PublishAsync(Declined);
        (await NextAsync(events)).ShouldBe("2 awaitingPayment declined");
        await order.CancelAsync();
        (await NextAsync(events)).ShouldBe("3 cancelled declined");
    }

    [Fact]
    public async Task It_resumes_after_the_last_event_that_was_seen()
    {
        var order = await PlaceAsync();
        await using var events = await WatchAsync(order, "1");
        await order.PublishAsync(Declined);
        (await NextAsync(events)).ShouldBe("2 awaitingPayment declined");
    }

    [Fact]
    public async Task Nobody_else_may_watch() => (await Guest.GetAsync($"/orders/{(await PlaceAsync()).Id}/stream")).ShouldBeProblem(404, "not-found");

    private async Task<IAsyncEnumerator<SseItem<string>>> WatchAsync(Placed order, string? lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/orders/{order.Id}/stream");
        request.Headers.Add("X-Order-Token", order.Token);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync().AsTask().WaitAsync(Eventually.Patience)).ShouldBeTrue();
        events.Current.EventType.ShouldBe("order");
        var order = JsonDocument.Parse(events.Current.Data).RootElement;
        order.GetProperty("version").GetInt32().ToString().ShouldBe(events.Current.EventId);
        return $"{events.Current.EventId} {order.GetProperty("status")} {order.GetProperty("paymentStatus")}";
    }
}
