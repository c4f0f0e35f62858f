namespace ClickCart.Tests.BackOffice.Jobs;

public sealed class ShowJobsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task An_orders_three_jobs_are_on_the_dashboard_by_names_for_people_and_on_the_orders_page()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        var number = order["number"].GetString()!;
        using var office = await Shop.OfficeAsync("/hangfire/jobs/succeeded?count=5000");
        office.ShouldBe(200).ShouldShow($"Authorise payment of {number}").ShouldShow($"Buy label for {number}").ShouldShow($"Capture payment of {number}");

        (await office.OpenAsync($"/admin/orders/{order["id"].GetString()}")).ShouldBe(200).ShouldShow($"Buy label for {number}");
        var link = office.Page.QuerySelectorAll("a").First(a => a.TextContent.Trim() == $"Capture payment of {number}").GetAttribute("href")!;
        (await office.OpenAsync(link)).ShouldBe(200).ShouldShow($"Capture payment of {number}").ShouldShow("Succeeded");
        var back = office.Page.QuerySelectorAll("a").First(a => a.TextContent.StartsWith("What it carries", StringComparison.Ordinal)).GetAttribute("href")!;
        (await office.OpenAsync(back)).ShouldBe(200).ShouldShow("payments.CapturePayment");
        foreach (var secret in new[] { "pm_card", "Townsend", "@example.com" }) office.Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Recurring_jobs_have_names_for_people()
    {
        using var office = await Shop.OfficeAsync("/hangfire/recurring");
        office.ShouldBe(200).ShouldShow("Release expired holds").ShouldShow("Cancel unpaid orders");
        office.Text.ShouldNotContain("ExpireUnpaidOrders");
    }

    [Fact]
    public async Task Support_reads_customers_and_guests_do_not()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        using var support = await Shop.OfficeAsync("/hangfire/retries", email, password);
        support.ShouldBe(200);
        (await support.PostAsync("/hangfire/jobs/failed/requeue", ("jobs[]", "1"))).ShouldBe(403);
        (await support.PostAsync("/hangfire/recurring/trigger", ("jobs[]", "Release expired holds"))).Status.ShouldBeOneOf(401, 403);

        foreach (var rubbish in (string[])["/hangfire/stats", "/hangfire/recurring?from=2147483647&count=2147483647"])
            (await support.OpenAsync(rubbish)).ShouldBe(400);

        using var guest = Shop.Browser();
        (await guest.OpenAsync("/hangfire")).ShouldBe(200).Address.PathAndQuery.ShouldBe("/sign-in?returnUrl=%2Fhangfire");
        var (_, customer) = await Shop.CustomerAsync();
        using var shopper = await Shop.OfficeAsync("/", customer, "Correct-Horse-9-Battery");
        (await shopper.OpenAsync("/hangfire")).ShouldBe(403);
    }

    [Fact]
    public async Task The_content_security_policy_is_widened_for_the_dashboards_styles_alone()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Shop.ClientOptions.BaseAddress };
        async Task<string> PolicyAsync(string path)
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return response.Headers.GetValues("Content-Security-Policy").Single();
        }
        (await PolicyAsync("/hangfire")).ShouldContain("script-src 'self'; style-src 'self' 'unsafe-inline';");
        (await PolicyAsync("/admin")).ShouldNotContain("unsafe");
    }
}
