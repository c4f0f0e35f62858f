using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ClickCart.Tests.Inventory.StockItems;

public sealed class WatchAvailabilityTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task The_present_state_comes_first_then_every_change_and_again_after_reconnecting()
    {
        var (sku, never, ct) = (await ProductAsync(stock: 5), await ProductAsync(stock: 0), TestContext.Current.CancellationToken);
        string? last;
        await using (var events = await OpenAsync(sku, never, null, ct))
        {
            (await events.NextAsync()).ShouldBe((sku, 5));
            (await events.NextAsync()).ShouldBe((never, 0));
            await HoldAsync(NewOrder(), null, (sku, 2));
            (await events.NextAsync()).ShouldBe((sku, 3));
            last = events.LastId;
        }
        last.ShouldNotBeNullOrEmpty();
        await HoldAsync(NewOrder(), null, (sku, 3));
        await using var again = await OpenAsync(sku, never, last, ct);
        (await again.NextAsync()).ShouldBe((sku, 0));
    }

    [Fact]
    public async Task A_stream_that_has_nothing_to_tell_is_open_all_the_same()
    {
        using var http = Shop.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/availability/stream?sku=NO-SUCH-SKU");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken)
            .WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task Too_many_skus_are_a_problem_not_a_stream() =>
        (await Guest.GetAsync("/availability/stream?" + string.Join('&', Enumerable.Range(0, 101).Select(i => $"sku=N{i}"))))
            .ShouldBeProblem(400, "malformed-request");

    private async Task<Events> OpenAsync(string sku, string never, string? lastEventId, CancellationToken ct)
    {
        var http = Shop.CreateClient();
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/availability/stream?sku=NO-SUCH-SKU&sku={sku}&sku={never}");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new Events(http, response, SseParser.Create(await response.Content.ReadAsStreamAsync(ct)).EnumerateAsync(ct).GetAsyncEnumerator(ct));
    }

    private sealed class Events(HttpClient http, HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public string? LastId { get; private set; }

        public async Task<(string Sku, int Available)> NextAsync()
        {
            (await items.MoveNextAsync().AsTask().WaitAsync(Eventually.Patience)).ShouldBeTrue();
            items.Current.EventType.ShouldBe("availability");
            LastId = items.Current.EventId;
            var data = JsonDocument.Parse(items.Current.Data).RootElement;
            return (data.GetProperty("sku").GetString()!, data.GetProperty("available").GetInt32());
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            http.Dispose();
            await items.DisposeAsync();
        }
    }
}
