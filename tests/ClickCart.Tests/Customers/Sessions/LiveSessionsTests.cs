using System.Diagnostics;
using System.Net.Http.Headers;

namespace ClickCart.Tests.Customers.Sessions;

/// <summary>What goes on for long ends soon after the session that it was begun in.</summary>
public sealed class LiveSessionsTests(SharedShop shared) : ShopTest(shared)
{
    [Theory, InlineData("/sessions/current"), InlineData("/sessions")]
    public async Task A_live_stream_ends_within_ten_seconds_of_a_sign_out(string signOut)
    {
        var (customer, _) = await Shop.CustomerAsync();
        var order = await OrderAsync(customer, await ProductAsync());
        using var http = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", customer.Token);
        using var answer = await http.GetAsync(
            $"/api/v1/orders/{order["id"].GetString()}/stream", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        for (string? line = ""; line is not "event: order"; line = await stream.ReadLineAsync(TestContext.Current.CancellationToken)) line.ShouldNotBeNull();

        (await customer.DeleteAsync(signOut)).ShouldBe(204);
        var watch = Stopwatch.StartNew();
        await stream.ReadToEndAsync(TestContext.Current.CancellationToken);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
