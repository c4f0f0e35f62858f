using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace ClickCart.Tests.Platform.Http;

/// <summary>A body that holds what the contract does not know is refused, so that nobody believes that it counts.</summary>
public sealed class UnknownMembersTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("POST", "/orders/{id}/cancel", """{"reason":"x","byStaff":true}""", "byStaff")]
    [InlineData("POST", "/orders/{id}/cancel", """{"reason":"x","orderId":"0199f3a6-0000-7000-8000-000000000001"}""", "orderId")]
    [InlineData("POST", "/orders/{id}/payment", """{"paymentMethod":"pm_card_visa","OrderID":null}""", "OrderID")]
    [InlineData("PUT", "/carts/abc/items/T-1", """{"quantity":1,"sku":"T-2"}""", "sku")]
    [InlineData("PUT", "/carts/abc/coupon", """{"code":"A","cartId":"abd"}""", "cartId")]
    [InlineData("POST", "/carts/abc/quotes", """{"shipTo":{"name":"Ada","state":"CA"}}""", "state")]
    [InlineData("POST", "/carts", """{"id":"abc"}""", "id")]
    [InlineData("POST", "/accounts", """{"email":"a@example.com","password":"tulip-garden-77","name":"Ann","signIn":true}""", "signIn")]
    [InlineData("POST", "/accounts", """{"email":"a@example.com","password":"tulip-garden-77","name":"Ann","role":"admin"}""", "role")]
    public async Task An_unknown_member_is_named(string method, string path, string body, string member) =>
        (await Guest.SendAsync(new HttpMethod(method), path.Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal), body, NewKey()))
            .ShouldBeProblem(400, "malformed-request")["detail"].GetString()!.ShouldContain($"there is no member '{member}'");

    [Fact]
    public void No_body_reads_past_what_is_set_from_the_address()
    {
        var options = Shop.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bodies = Shop.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)
            .OfType<Type>().Distinct().Where(t => options.GetTypeInfo(t).Kind is JsonTypeInfoKind.Object).ToList();
        bodies.Count.ShouldBeGreaterThan(20);
        var set = bodies.SelectMany(t => t.GetProperties().Where(p => p.IsDefined(typeof(JsonIgnoreAttribute), true)).Select(p => (Type: t, p.Name))).ToList();
        set.Count.ShouldBeGreaterThan(10);
        foreach (var (type, name) in set)
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize($$"""{"{{name}}":null}""", type, options), $"{type} takes '{name}' and drops it.");
    }
}
