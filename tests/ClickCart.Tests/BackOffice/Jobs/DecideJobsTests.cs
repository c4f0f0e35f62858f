using ClickCart.Catalog.Imports;
using Hangfire;
using Hangfire.Storage;

namespace ClickCart.Tests.BackOffice.Jobs;

public sealed class DecideJobsTests(SharedShop shared) : ShopTest(shared)
{
    // Its faults are the whole carrier's.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_job_that_failed_for_good_is_requeued_and_heals_its_order_with_an_audit_row()
    {
        var (order, row) = await TroubledAsync();
        var failuresSeen = -1;
        var jobId = await Eventually.GetAsync(async () =>
        {
            var now = await RowAsync(row.Id);
            if (now.DeadAt is not null) return now.JobId;
            // Its next try is its last, and need not be waited for.
            if (now.Failures < Backoff.MaxTries - 1)
            {
                await InShippingAsync(db => db.Outbox.Where(m => m.Id == row.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.Failures, Backoff.MaxTries - 1)));
            }
            else if (now.Failures != failuresSeen && now.DueAt - Shop.Clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
            {
                failuresSeen = now.Failures;
                Shop.Clock.Advance(wait);
            }
            return null;
        }, "it is dead");
        await StateAsync(jobId, "Failed");
        using var office = await Shop.OfficeAsync("/hangfire/jobs/failed");
        office.ShouldShow("Buy label for").ShouldShow("Try 14 of 14: The carrier answered 503");
        (await office.PostAsync("/hangfire/jobs/failed/delete", ("jobs[]", jobId))).ShouldBe(422);
        (await office.OpenAsync("/hangfire/jobs/failed")).ShouldShow("Buy label for").ShouldShow("A paid order waits for its label");

        await HealAsync();
        (await office.PostAsync("/hangfire/jobs/failed/requeue", ("jobs[]", jobId))).ShouldBe(204);

        await DeliveredAsync(Guest, order);
        await StateAsync(jobId, "Succeeded");
        var decision = (await Admin.GetAsync($"/admin/work/shipping/{row.Id}"))["decisions"].EnumerateArray().ShouldHaveSingleItem();
        (decision.GetProperty("actor").GetString(), decision.GetProperty("verdict").GetString(), decision.GetProperty("attempts").GetInt32())
            .ShouldBe((Shop.AdminEmail, "runAgain", Backoff.MaxTries));
    }

    [Fact]
    public async Task A_job_that_something_waits_for_is_not_deleted_and_says_why()
    {
        var (order, row) = await TroubledAsync();
        using var office = await Shop.OfficeAsync("/hangfire/retries");
        // During a try it is not among them.
        await Eventually.TrueAsync(async () => (await office.OpenAsync("/hangfire/retries")).Text.Contains("Buy label for", StringComparison.Ordinal),
            "it is shown by its name");
        await Eventually.TrueAsync(async () =>
        {
            // Between two tries it may be decided about.
            (await office.PostAsync("/hangfire/jobs/scheduled/delete", ("jobs[]", (await RowAsync(row.Id)).JobId!))).ShouldBe(422);
            return (await office.OpenAsync("/hangfire/retries")).Text.Contains("A paid order waits for its label", StringComparison.Ordinal);
        }, "the sentence is shown");
        (await RowAsync(row.Id)).ShouldSatisfyAllConditions(r => r.DoneAt.ShouldBeNull(), r => r.DeadAt.ShouldBeNull());
        (await Admin.GetAsync($"/admin/work/shipping/{row.Id}"))["decisions"].GetArrayLength().ShouldBe(0);

        await HealAsync();
        (await office.PostAsync($"/hangfire/jobs/actions/requeue/{(await RowAsync(row.Id)).JobId}")).Status.ShouldBeOneOf(204, 422);
        await DeliveredAsync(Guest, order);
    }

    [Fact]
    public async Task A_job_that_may_be_deleted_is_given_up_with_an_audit_row()
    {
        // Of an import that there is not.
        await InAsync("catalog", db =>
        {
            db.Enqueue(new RunImportJob(Guid.CreateVersion7()));
            return db.SaveChangesAsync();
        });
        var row = await Eventually.GetAsync(() => JobsAsync("catalog", "catalog.run-import.v1"), "it is retried");
        using var office = await Shop.OfficeAsync("/hangfire/retries");
        await Eventually.TrueAsync(async () => (await office.PostAsync("/hangfire/jobs/scheduled/delete",
            ("jobs[]", row.JobId!))).Status == 204, "it is deleted between two tries");

        await StateAsync(row.JobId!, "Deleted");
        var work = await Admin.GetAsync($"/admin/work/catalog/{row.Id}");
        work["state"].GetString().ShouldBe("dropped");
        work["decisions"].EnumerateArray().ShouldHaveSingleItem().GetProperty("actor").GetString().ShouldBe(Shop.AdminEmail);
    }

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

    /// <summary>An order whose label cannot be bought, and the job that tries.</summary>
    private async Task<(ApiResponse Order, OutboxMessage Row)> TroubledAsync()
    {
        (await Admin.PutAsync("~/sandbox/faults", new[] { new { target = "easypost", match = "POST /v2/shipments/*/buy", kind = "status", status = 503 } }))
            .ShouldBe(200);
        var order = await OrderAsync(Guest, await ProductAsync());
        return (order, await Eventually.GetAsync(() => JobsAsync("shipping", "shipping.buy-label.v1"), "the label is retried"));
    }

    private async Task<OutboxMessage?> JobsAsync(string module, string name)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module).Outbox.AsNoTracking()
            .FirstOrDefaultAsync(m => m.Name == name && m.DoneAt == null && m.Failures > 1 && m.JobId != null);
    }

    private Task<ApiResponse> HealAsync() => Admin.DeleteAsync("~/sandbox/faults");

    private Task StateAsync(string jobId, string state) => Eventually.TrueAsync(() =>
    {
        using var connection = Shop.Services.GetRequiredService<JobStorage>().GetConnection();
        return Task.FromResult(connection.GetJobData(jobId)?.State == state);
    }, $"Hangfire shows it as {state}");

    private Task<T> InShippingAsync<T>(Func<ModuleDbContext, Task<T>> use) => InAsync("shipping", use);

    private async Task<T> InAsync<T>(string module, Func<ModuleDbContext, Task<T>> use)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module));
    }

    private Task<OutboxMessage> RowAsync(Guid id) => InShippingAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id));
}
