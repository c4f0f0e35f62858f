namespace ClickCart.Tests.Platform.Http;

/// <summary>RFC 9110, 13.1: what If-Match and If-None-Match may name.</summary>
public sealed class ConditionalRequestsTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("*", 304)]
    [InlineData("{now}", 304)]
    [InlineData("W/{now}", 304)]
    [InlineData("\"7777\", {now}", 304)]
    [InlineData("\"7777\", W/{now}", 304)]
    [InlineData("\"7777\"", 200)]
    [InlineData("\"7777\", W/\"8888\"", 200)]
    [InlineData("no tag", 200)]
    public async Task What_the_caller_has_already_is_not_sent_again(string known, int status)
    {
        var (customer, _) = await Shop.CustomerAsync();
        foreach (var (client, path) in new[] { (customer, "/me"), (Admin, await RateAsync()), (Admin, "/admin/settings"), (Guest, await ProductPathAsync()) })
        {
            var tag = (await client.GetAsync(path)).ShouldBe(200).ETag!;
            var answer = await client.GetAsync(path, ifNoneMatch: known.Replace("{now}", tag, StringComparison.Ordinal));
            answer.ShouldBe(status);
            answer.ETag.ShouldBe(tag);
        }
    }

    [Theory]
    [InlineData("*", 200)]
    [InlineData("{now}", 200)]
    [InlineData("\"7777\", {now}", 200)]
    [InlineData("{now} ,\"7777\"", 200)]
    [InlineData("W/{now}", 412)]
    [InlineData("\"7777\", \"8888\"", 412)]
    [InlineData("no tag", 412)]
    [InlineData(" , ", 428)]
    public async Task A_change_is_made_to_any_version_that_it_names(string meant, int status)
    {
        var path = await RateAsync();
        var tag = (await Admin.GetAsync(path)).ETag!;
        (await Admin.PutAsync(path, new { rate = 0.1, inclusive = true }, meant.Replace("{now}", tag, StringComparison.Ordinal))).ShouldBe(status);
    }

    private async Task<string> RateAsync() => $"/admin/tax-rates/{(await Admin.GetAsync("/admin/tax-rates?limit=1"))["items"][0].GetProperty("id").GetString()}";

    /// <summary>Of a product that nobody else buys.</summary>
    private async Task<string> ProductPathAsync() => $"/products/test-{(await ProductAsync(stock: 0)).ToLowerInvariant()}";
}
