using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ClickCart.Tests.Platform.Http;

/// <summary>What one caller is answered, no cache gives to another.</summary>
public sealed class PrivateAnswersTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Every_answer_of_the_api_is_the_callers_own_except_what_everybody_gets()
    {
        foreach (var path in Paths(Endpoints.ApiPrefix))
        {
            var answer = await Admin.GetAsync("~" + path);
            IsKept(answer.Headers).ShouldBe(path is "/api/v1/products" or "/api/v1/products/suggestions" or "/api/v1/categories", path);
            if ((int)answer.Status == 200 && !IsKept(answer.Headers))
                Varies(answer.Headers).ShouldContain("Authorization, X-Order-Token", Case.Sensitive, path);
        }
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)));
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        foreach (var answer in new[] { quote, order, await Guest.GetAsync($"/orders/{order["id"].GetString()}", order["accessToken"].GetString()) })
            IsKept(answer.Headers).ShouldBeFalse();
        IsKept((await Guest.PostAsync("/sessions", new { email = Shop.AdminEmail, password = Shop.AdminPassword })).ShouldBe(200).Headers).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_page_and_file_of_the_office_is_the_readers_own()
    {
        using var office = await Shop.OfficeAsync("/admin");
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Shop.ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", office.Cookies.Select(c => $"{c.Name}={c.Value}")));
        foreach (var path in Paths("/admin").Concat(["/", "/cart", "/account", "/orders", "/sign-in", "/register"]))
        {
            using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            IsKept(answer.Headers).ShouldBeFalse(path);
            Varies(answer.Headers).ShouldContain("Cookie", Case.Sensitive, path);
        }
    }

    /// <summary>Addresses without parameters that are asked for by GET.</summary>
    private IEnumerable<string> Paths(string below) =>
        from route in Shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") is true && route.RoutePattern.Parameters.Count == 0
        let path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => ((RoutePatternLiteralPart)s.Parts[0]).Content))
        where path.StartsWith(below, StringComparison.Ordinal) && !path.EndsWith("/stream", StringComparison.Ordinal)
        select path;

    private static bool IsKept(HttpResponseHeaders headers) => headers.CacheControl?.NoStore is not true;

    private static string Varies(HttpResponseHeaders headers) => string.Join(", ", headers.Vary);
}
