using System.Text.Json;

namespace ClickCart.Tests.Pricing.Promotions;

/// <summary>Steps that the tests of promotions share. On the shared shop they hold for products of the test's own alone: all carts have them.</summary>
public abstract class PromotionTest(SharedShop shared) : ShopTest(shared)
{
    protected async Task<ApiResponse> PromotionAsync(object rules) => (await Admin.PostAsync("/admin/promotions", rules, NewKey())).ShouldBe(201);

    protected async Task<string> IdOfNewAsync(string sku, decimal percent = 10) =>
        (await PromotionAsync(new { name = $"Sale {sku}", percent, skus = new[] { sku } }))["id"].GetString()!;

    protected async Task<string> CouponAsync(object rules)
    {
        var code = NewCode();
        var body = JsonSerializer.SerializeToNode(rules)!.AsObject();
        body["code"] = code;
        (await Admin.PostAsync("/admin/coupons", body)).ShouldBe(201);
        return code;
    }

    protected static string NewCode() => "T" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();

    protected static object Usd(long amount) => new { amount, currency = "USD" };

    protected static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();

    /// <summary>Name, amount and the amount by line of what holds.</summary>
    protected static string Applied(ApiResponse answer) => string.Join("; ", answer["promotions"].EnumerateArray().Select(p =>
        $"{p.GetProperty("name").GetString()} {Amount(p.GetProperty("amount"))}"));

    protected static string PassedOver(ApiResponse answer) => string.Join("; ", answer["passedOver"].EnumerateArray().Select(p =>
        $"{p.GetProperty("name").GetString()} {p.GetProperty("reason").GetString()}"));
}
