using System.Text.Json.Nodes;
using System.Threading.Channels;
using ClickCart.Sandbox.Webhooks;
using ClickCart.Simulation.Actors;
using ClickCart.Simulation.Machine;

namespace ClickCart.Simulation;

/// <summary>What the shop's own machinery and the outside's would do by themselves: deliver messages, run jobs, look into outboxes, report.</summary>
internal sealed class Machinery(World world, Shoppers shoppers)
{
    private readonly HashSet<ChannelReader<OutboxLease>> _busy = [];

    private OutboxDispatcher Dispatcher => world.Shop.Get<OutboxDispatcher>();

    /// <summary>Nothing is in hand or on its way, now or later.</summary>
    public bool IsAtRest => !Next().Any() && world.Mailbox.IsEmpty && world.Jobs.NextDue is null;

    /// <summary>All messages and jobs of all modules are done.</summary>
    public async Task<bool> IsAllDoneAsync()
    {
        await using var scope = world.Shop.Services.CreateAsyncScope();
        foreach (var module in world.Shop.Get<ModuleCatalog>().WithDatabase)
            if (await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module.Name).Outbox
                .AnyAsync(m => m.DoneAt == null && m.DueAt != null)) return false;
        return true;
    }

    public IEnumerable<Step> Next()
    {
        foreach (var lane in Dispatcher.Lanes)
            if (!_busy.Contains(lane) && lane.TryPeek(out var first)) yield return Deliver(lane, first.Message);
        foreach (var job in world.Jobs.Due) yield return RunJob(job);
        foreach (var webhook in world.Mailbox.Due.Take(3)) yield return Report(webhook);
        if (Dispatcher.WithCause.Any()) yield return new("outboxes", "outboxes are looked into", LookAsync);
    }

    private async Task<string> LookAsync()
    {
        string[] modules = [.. Dispatcher.WithCause];
        world.Shuffle(modules);
        foreach (var module in modules)
            if (!world.Crashes.IsDead) await Dispatcher.LookAsync(module);
        return "";
    }

    private Step Deliver(ChannelReader<OutboxLease> lane, OutboxMessage message) =>
        new(message.Subscriber, $"{message.Subscriber} takes {message.Name}, {shoppers.NameOf(message.Subject)}", async () =>
        {
            _busy.Add(lane);
            try
            {
                if (!lane.TryRead(out var lease)) return "";
                await Dispatcher.WorkAsync(lease);
                return lease.Message.Kind is MessageKind.Job ? "handed over" : lease.IsDone ? "" : lease.Message.Reason ?? "not done";
            }
            finally
            {
                _busy.Remove(lane);
            }
        });

    private Step RunJob(JobEngine.Entry job) => new(job.Name, $"job {job.Name}, {shoppers.NameOf(job.Subject)}", () =>
    {
        var twice = world.Faults.OfJob();
        if (twice)
        {
            world.Coverage.Add(Faults.JobTwice, job.Name);
            world.Story.Detail("it will be run twice");
        }
        return world.Jobs.RunAsync(job, keep: twice);
    });

    private Step Report(Delivery webhook) => new("webhook", $"webhook {webhook.Type}", async () =>
    {
        var fault = world.Faults.OfWebhook();
        if (fault is not null)
        {
            world.Coverage.Add(fault, webhook.Type);
            world.Story.Detail(fault);
        }
        switch (fault)
        {
            case Faults.Lost:
                await world.Mailbox.LoseAsync(webhook);
                return "";
            case Faults.Late:
                world.Mailbox.Later(webhook, TimeSpan.FromSeconds(world.Next(5, 300)));
                return "";
            case Faults.Overtaken when world.Mailbox.Due is { Count: > 1 } due:
                return Said(await world.Mailbox.DeliverAsync(due[^1], forge: false));
            case Faults.Twice:
                await world.Mailbox.DeliverAsync(webhook, forge: false);
                world.Mailbox.Arrive(webhook);
                return "";
            case Faults.Altered:
                return $"altered: {Said(await world.Mailbox.DeliverAlteredAsync(webhook, Altered(webhook.Body)))}; {Said(await world.Mailbox.DeliverAsync(webhook, forge: false))}";
            default:
                return Said(await world.Mailbox.DeliverAsync(webhook, forge: fault == Faults.Forged));
        }
    });

    private static string Said(bool? accepted) => accepted switch { true => "accepted", false => "not accepted", null => "taken back" };

    /// <summary>Another event with ten times the money, and as if it had succeeded.</summary>
    private byte[] Altered(byte[] body)
    {
        var report = JsonNode.Parse(body)!;
        report["id"] = $"evt_{world.Ids.New():n}";
        if (report["data"]?["object"] is JsonObject about)
        {
            if (about["amount"] is { } amount) about["amount"] = amount.GetValue<long>() * 10;
            if (about["amount_received"] is { } received) about["amount_received"] = received.GetValue<long>() * 10;
            if (about["status"] is not null) about["status"] = "succeeded";
        }
        if (report["result"] is JsonObject tracker && tracker["status"] is not null) tracker["status"] = "delivered";
        return System.Text.Encoding.UTF8.GetBytes(report.ToJsonString());
    }
}
