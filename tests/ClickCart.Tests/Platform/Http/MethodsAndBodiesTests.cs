using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace ClickCart.Tests.Platform.Http;

public sealed class MethodsAndBodiesTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("DELETE", "/products", "GET, HEAD, OPTIONS")]
    [InlineData("PATCH", "/carts", "POST, OPTIONS")]
    [InlineData("HEAD", "/carts", "POST, OPTIONS")]
    [InlineData("POST", "/me", "GET, HEAD, OPTIONS, PUT")]
    [InlineData("BREW", "/me/addresses", "GET, HEAD, OPTIONS, POST")]
    [InlineData("PUT", "~/cart", "GET, HEAD, OPTIONS")]
    public async Task Allow_names_every_method_that_is_taken(string method, string path, string allowed)
    {
        var refused = await Guest.SendAsync(new(method), path);
        refused.ShouldBe(405);
        Allowed(refused).ShouldBe(allowed.Split(", ").Order());
        var asked = await Guest.SendAsync(HttpMethod.Options, path);
        asked.ShouldBe(204);
        Allowed(asked).ShouldBe(allowed.Split(", ").Order());
    }

    [Fact]
    public async Task Nothing_is_offered_where_there_is_nothing() => (await Guest.SendAsync(HttpMethod.Options, "/nothing")).ShouldBe(404);

    /// <summary>At every route that is not everybody's.</summary>
    [Fact]
    public async Task Who_may_not_come_hears_that_before_what_is_wrong_with_the_body()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var (asked, wrong) = (0, new List<string>());
        foreach (var route in Shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (!route.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)) continue;
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Where(m => m is not "GET"))
            {
                if (route.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null) continue;
                var path = Path(route)["/api/v1".Length..];
                foreach (var type in new[] { "application/x-none", "application/json; charset=klingon", "text/csv" })
                    await ExpectAsync(Guest, 401, type, null);
                await ExpectAsync(Guest, 401, "application/json", "gzip");
                if (path.StartsWith("/admin/", StringComparison.Ordinal)) await ExpectAsync(customer, 403, "application/x-none", "gzip");

                async Task ExpectAsync(Client who, int status, string type, string? coding)
                {
                    asked++;
                    var answer = await who.SendAsync(new(method), path, key: NewKey(), ifMatch: "*", content: Body("{}"u8.ToArray(), type, coding));
                    if ((int)answer.Status != status) wrong.Add($"{method} {path} [{type} {coding}]: {(int)answer.Status}");
                }
            }
        }
        asked.ShouldBeGreaterThan(100);
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("/carts", "application/json", "gzip", false)]
    [InlineData("/carts", "application/json", "gzip", true)]
    [InlineData("/carts", "application/json", "br", false)]
    [InlineData("/carts", "application/json", "identity, deflate", false)]
    [InlineData("/carts", "application/json", "zstd", false)]
    [InlineData("/admin/products/import", "text/csv", "gzip", true)]
    [InlineData("/admin/imports", "text/csv", "x-gzip", true)]
    [InlineData("~/sign-in", "application/x-www-form-urlencoded", "gzip", true)]
    public async Task A_compressed_body_is_refused_with_a_sentence(string path, string type, string coding, bool isCompressed)
    {
        var body = Encoding.UTF8.GetBytes("{}");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(body);
        var answer = await Admin.SendAsync(HttpMethod.Post, path, content: Body(isCompressed ? packed.ToArray() : body, type, coding));
        answer.ShouldBe(415);
        if (!path.StartsWith('~')) answer["detail"].GetString()!.ShouldContain("Send it as it is");
        (await Admin.SendAsync(HttpMethod.Post, "/carts", content: Body(body, "application/json", "identity"))).ShouldBe(201);
    }

    [Theory]
    [InlineData("/admin/imports", "application/json", "text/csv")]
    [InlineData("/admin/imports", null, "text/csv")]
    [InlineData("/admin/products/import", "text/plain", "text/csv")]
    [InlineData("/admin/products/import", "no type", "text/csv")]
    [InlineData("/admin/products/0198f9a0-0000-7000-8000-000000000000/pictures", "image/gif", "image/png")]
    [InlineData("/carts", "text/plain", "application/json")]
    public async Task A_body_of_another_type_is_refused_with_those_that_are_taken(string path, string? type, string taken)
    {
        var answer = (await Admin.SendAsync(HttpMethod.Post, path, content: Body("sku\n"u8.ToArray(), type, null))).ShouldBeProblem(415, "unsupported-media-type");
        answer["detail"].GetString()!.ShouldContain(taken);
    }

    private static IEnumerable<string> Allowed(ApiResponse answer) =>
        answer.ContentHeaders.GetValues("Allow").SelectMany(a => a.Split(',', StringSplitOptions.TrimEntries)).Order();

    private static string Path(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
        p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.Empty.ToString()))));

    private static ByteArrayContent Body(byte[] bytes, string? type, string? coding)
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (coding is not null) content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return content;
    }
}
