using System.Text.Json;
using ClickCart.Tests.Customers.SecondFactors;

namespace ClickCart.Tests.Customers.Audit;

public sealed class ListAuditTests(ClockShop shared) : SecondFactorTest(shared)
{
    /// <summary>A log of its own for each: nobody else writes into it.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task What_staff_do_is_written_down_and_what_was_refused_is_not()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        (await support.GetAsync("/admin/orders/export")).ShouldBe(200);
        (await support.PostAsync("/admin/tax-rates", new { country = "NZ", rate = 0.15, inclusive = true, name = "GST" })).ShouldBe(403);
        (await Admin.PostAsync("/admin/tax-rates", new { })).ShouldBe(422);
        (await Admin.PostAsync("/admin/tax-rates", new { country = "NZ", rate = 0.15, inclusive = true, name = "GST" })).ShouldBe(201);
        var holder = await TurnOnAsync(support, email, password);
        (await SignInAsync(email, "000000", password)).ShouldBe(401);
        (await Admin.PostAsync("/admin/staff", new { email, role = "admin" })).ShouldBe(202);
        var id = (await support.GetAsync("/me"))["id"].GetString();
        (await Admin.DeleteAsync($"/admin/customers/{id}/sessions")).ShouldBe(204);

        Told(await Admin.GetAsync("/admin/audit?limit=8")).ShouldBe(
        [
            $"{Shop.AdminEmail} staffActed DELETE /api/v1/admin/customers/{id}/sessions",
            $"{Shop.AdminEmail} roleChanged {email}: support became admin",
            $"{email} secondFactorFailed",
            $"{email} secondFactorChanged set up",
            $"{Shop.AdminEmail} settingsChanged POST /api/v1/admin/tax-rates",
            $"{email} exported GET /api/v1/admin/orders/export",
            $"{email} signedIn",
            $"{email} roleChanged {email}: customer became support, invited by {Shop.AdminEmail}",
        ]);
        var own = Told(await Admin.GetAsync($"/admin/audit?account={id}"));
        own.Count.ShouldBe(5);
        own.ShouldAllBe(line => line.StartsWith(email));
        holder.RecoveryCodes.Count.ShouldBe(10);
        (await Admin.GetAsync("/admin/audit?limit=1"))["items"][0].GetProperty("client").GetString().ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task Pages_are_told_alike_and_only_what_they_did()
    {
        using var office = await Shop.OfficeAsync("/admin/tax-rates/new");
        (await office.PostAsync("/admin/tax-rates/new", ("country", "ZZ"))).ShouldBe(422);
        (await office.PostAsync("/admin/tax-rates/new", ("country", "NZ"), ("rate", "15"), ("inclusive", "true"), ("name", "GST"))).ShouldBe(200);
        Told(await Admin.GetAsync("/admin/audit?limit=2")).ShouldBe(
            [$"{Shop.AdminEmail} settingsChanged POST /admin/tax-rates/new", $"{Shop.AdminEmail} signedIn"]);
        (await office.OpenAsync("/admin/audit")).ShouldBe(200).ShouldShow("Settings changed").ShouldShow(Shop.AdminEmail);
    }

    [Fact]
    public async Task What_came_again_or_only_asked_is_not_told_as_done()
    {
        var sku = await ProductAsync(stock: 0);
        var key = NewKey();
        await ExpectAsync(1, () => Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 1, reason = "found" }, key), 201);
        await ExpectAsync(0, () => Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 1, reason = "found" }, key), 201);
        await ExpectAsync(0, () => Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 2, reason = "found" }, key), 422);
        await ExpectAsync(0, () => Admin.PostCsvAsync("/admin/products/import?preview=true", $"sku,stock\n{sku},5"), 200);
        await ExpectAsync(1, () => Admin.PostCsvAsync("/admin/products/import?preview=false", $"sku,stock\n{sku},5"), 200);
        await ExpectAsync(0, () => Admin.PostAsync("/admin/delivery-preview",
            new { country = "US", region = "CA", postalCode = "94107", city = "San Francisco", weightGrams = 500, total = new { amount = 100, currency = "USD" } }), 200);
        await ExpectAsync(0, () => Admin.SendAsync(HttpMethod.Head, "/admin/products/export"), 200);
        await ExpectAsync(0, () => Admin.SendAsync(HttpMethod.Options, "/admin/products/export"), 204);
        // The word alone hides nothing.
        await ExpectAsync(1, () => Admin.PostAsync($"/admin/stock/{sku}/adjustments?preview=true", new { delta = 1, reason = "found" }, NewKey()), 201);

        async Task ExpectAsync(int rows, Func<Task<ApiResponse>> act, int status)
        {
            var before = (await Admin.GetAsync("/admin/audit?limit=1"))["items"][0].GetRawText();
            var answer = (await act()).ShouldBe(status);
            var items = (await Admin.GetAsync("/admin/audit?limit=2"))["items"];
            items[rows].GetRawText().ShouldBe(before, answer.Text);
        }
    }

    [Fact]
    public async Task Customers_are_not_on_it_and_nobody_but_admins_reads_it()
    {
        var (customer, email) = await Shop.CustomerAsync();
        (await SignInAsync(email, password: "wrong-password")).ShouldBe(401);
        (await customer.PutAsync("/me/password", new { current = Password, password = "Staple-Wagon-7-Lantern" })).ShouldBe(204);
        (await Admin.GetAsync("/admin/audit")).Text.ShouldNotContain(email);
        (await customer.GetAsync("/admin/audit")).ShouldBeProblem(403, "forbidden");
        (await Guest.GetAsync("/admin/audit")).ShouldBeProblem(401, "unauthenticated");
        var (support, password) = await Shop.SupportAsync(Admin);
        (await (await Shop.SignInAsync(support, password)).GetAsync("/admin/audit")).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task It_is_read_page_by_page()
    {
        for (var i = 0; i < 4; i++) await Shop.SupportAsync(Admin);
        var seen = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = (await Admin.GetAsync($"/admin/audit?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).ShouldBe(200);
            seen.AddRange(Told(page));
            if ((cursor = page["nextCursor"].GetString()) is null) break;
        }
        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Count(line => line.Contains("roleChanged", StringComparison.Ordinal) && line.Contains("invited, support", StringComparison.Ordinal)).ShouldBe(4);
    }

    private static List<string> Told(ApiResponse page) => [.. page.ShouldBe(200)["items"].EnumerateArray().Select(Line)];

    private static string Line(JsonElement row) =>
        $"{row.GetProperty("actor").GetString()} {row.GetProperty("what").GetString()} {row.GetProperty("details").GetString()}".TrimEnd();
}
