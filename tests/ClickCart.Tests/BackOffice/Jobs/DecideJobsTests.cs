using ClickCart.Catalog.Imports;
using Hangfire;
using Hangfire.Storage;

namespace ClickCart.Tests.BackOffice.Jobs;

public sealed class DecideJobsTests(DecideJobsTests.OfAnotherCarrier shared) : ShopTest(shared), IClassFixture<DecideJobsTests.OfAnotherCarrier>
{
    /// <summary>Its faults are the whole carrier's.</summary>
    public sealed class OfAnotherCarrier() : SharedShop([]);

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
