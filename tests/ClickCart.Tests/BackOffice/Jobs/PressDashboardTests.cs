namespace ClickCart.Tests.BackOffice.Jobs;

/// <summary>The dashboard's buttons, and whoever sends what they send.</summary>
public sealed class PressDashboardTests(SharedShop shared) : ShopTest(shared)
{
    /// <summary>The dashboard's own commands would change the job and not its row; it reads an address with a slash too many as its own.</summary>
    [Theory]
    [InlineData("/hangfire/jobs/scheduled/delete//")]
    [InlineData("/hangfire/jobs/failed/requeue//")]
    [InlineData("/hangfire/jobs/actions/delete/1//")]
    [InlineData("/hangfire/recurring/remove//")]
    [InlineData("/hangfire/recurring/trigger//")]
    [InlineData("/hangfire//jobs/scheduled/delete")]
    public async Task No_way_of_writing_an_address_leads_past_the_row(string path)
    {
        using var office = await Shop.OfficeAsync("/hangfire/recurring");
        (await office.PostAsync(path, ("jobs[]", "Release expired holds"))).Status.ShouldBeOneOf(401, 403, 404, 422);
        (await office.OpenAsync("/hangfire/recurring")).ShouldShow("Release expired holds");
    }

    [Fact]
    public async Task A_recurring_job_is_triggered()
    {
        using var office = await Shop.OfficeAsync("/hangfire/recurring");
        (await office.PostAsync("/hangfire/recurring/trigger", ("jobs[]", "Release expired holds"))).ShouldBe(204);
    }

    [Fact]
    public async Task Nothing_is_done_without_the_antiforgery_token_and_recurring_jobs_stay()
    {
        using var office = await Shop.OfficeAsync("/hangfire/recurring");
        using var handler = new HttpClientHandler();
        using var http = new HttpClient(handler) { BaseAddress = Shop.ClientOptions.BaseAddress };
        foreach (System.Net.Cookie cookie in office.Cookies) handler.CookieContainer.Add(http.BaseAddress!, new System.Net.Cookie(cookie.Name, cookie.Value));
        foreach (var path in new[] { "/hangfire/jobs/failed/requeue", "/hangfire/jobs/actions/delete/1" })
        {
            using var form = new FormUrlEncodedContent([new("jobs[]", "1")]);
            using var response = await http.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden, path);
        }
        (await office.PostAsync("/hangfire/recurring/remove", ("jobs[]", "Release expired holds"))).ShouldBe(422);
        (await office.OpenAsync("/hangfire/recurring")).ShouldShow("Release expired holds");
    }
}
