using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Sandbox.Webhooks;

/// <summary>
/// Sends what the commits leave in the deliveries table: woken in-process at the commit, a bounded number at a time, again with growing delays
/// until the target answers 2xx or three days are over. At least once, in no particular order, as both providers promise it.
/// </summary>
internal sealed class WebhookSender(
    DeliveryStore store, WebhookTargets targets, WebhookPost post, FaultBoard faults, SandboxSettings settings, IHostApplicationLifetime lifetime,
    TimeProvider clock, IIds ids, ILogger<WebhookSender> log) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FlushWithin = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    // A row further away than this waits in the table only; it is read again when its time has come, unless it was taken back.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private abstract record Mail;
    private sealed record Arrived(Delivery Row) : Mail;
    private sealed record Finished(Waiting Waiting, bool Accepted) : Mail;
    private sealed record Tick : Mail;

    private readonly Channel<Mail> _mail = Channel.CreateUnbounded<Mail>(new() { SingleReader = true });
    private readonly Dictionary<string, TargetQueue> _queues = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _known = [];
    private readonly List<Guid> _delivered = [];
    private readonly List<Task> _underWay = [];
    private DateTimeOffset _flushAt = DateTimeOffset.MaxValue, _sweepAt = DateTimeOffset.MinValue;

    /// <summary>A commit left this row.</summary>
    public void Arrive(Delivery row) => _mail.Writer.TryWrite(new Arrived(row));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ListeningAsync(stoppingToken);
        await using var timer = clock.CreateTimer(_ => _mail.Writer.TryWrite(new Tick()), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        try
        {
            while (await _mail.Reader.WaitToReadAsync(stoppingToken))
            {
                while (_mail.Reader.TryRead(out var mail)) Take(mail);
                await TurnAsync(stoppingToken);
                timer.Change(UntilNext(), Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_underWay);
            while (_mail.Reader.TryRead(out var mail)) Take(mail);
            await store.ForgetAsync(_delivered);
        }
    }

    /// <summary>The shop's own address is not known before the server listens.</summary>
    private async Task ListeningAsync(CancellationToken stop)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stop);
    }

    private void Take(Mail mail)
    {
        var now = clock.GetUtcNow();
        switch (mail)
        {
            case Arrived(var row) when _known.Add(row.Id):
                QueueOf(row.Target).Add(new(row.Id, row.Target, row.CreatedAt, row.DueAt <= now + Soon ? row : null), row.DueAt);
                break;
            case Finished(var sent, var accepted):
                QueueOf(sent.Target).Return(accepted, now, ids.NextDouble());
                var again = sent with { Row = null, Attempts = sent.Attempts + 1 };
                if (accepted || now - sent.CreatedAt > GiveUpAfter) Done(sent.Id, now);
                else QueueOf(sent.Target).Add(again, now + TargetQueue.Backoff(again.Attempts, ids.NextDouble()));
                break;
        }
    }

    private TargetQueue QueueOf(string target) => _queues.TryGetValue(target, out var queue) ? queue : _queues[target] = new(settings.WebhookParallelism);

    private void Done(Guid id, DateTimeOffset now)
    {
        _delivered.Add(id);
        if (_flushAt == DateTimeOffset.MaxValue) _flushAt = now + FlushWithin;
    }

    /// <summary>One round: looks for rows that no commit announced, deletes what was delivered, sends what is due.</summary>
    private async Task TurnAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var taken = new Queue<Waiting>();
        try
        {
            if (now >= _sweepAt) await SweepAsync(now, stop);
            if (now >= _flushAt || _delivered.Count >= 100) await FlushAsync();
            foreach (var queue in _queues.Values)
                while (queue.TryTake(now, out var waiting)) taken.Enqueue(waiting);
            await SendAsync(taken, now, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "The webhook sender cannot read or write its rows; they stay, and it goes on in a moment");
            foreach (var waiting in taken)
            {
                QueueOf(waiting.Target).Return();
                QueueOf(waiting.Target).Add(waiting, now + TimeSpan.FromSeconds(1));
            }
            if (_sweepAt <= now) _sweepAt = now + TimeSpan.FromSeconds(1);
            if (_flushAt <= now) _flushAt = now + TimeSpan.FromSeconds(1);
        }
    }

    private async Task SweepAsync(DateTimeOffset now, CancellationToken stop)
    {
        // The first look finds what an earlier process left; later ones what another node has left lying for a while.
        foreach (var (waiting, due) in await store.LeftBeforeAsync(_sweepAt == DateTimeOffset.MinValue ? DateTimeOffset.MaxValue : now - SweepEvery, stop))
            if (_known.Add(waiting.Id)) QueueOf(waiting.Target).Add(waiting, due);
        _sweepAt = now + SweepEvery;
        targets.Forget();
    }

    private async Task FlushAsync()
    {
        await store.ForgetAsync(_delivered);
        foreach (var id in _delivered) _known.Remove(id);
        _delivered.Clear();
        _flushAt = DateTimeOffset.MaxValue;
    }

    private async Task SendAsync(Queue<Waiting> taken, DateTimeOffset now, CancellationToken stop)
    {
        _underWay.RemoveAll(t => t.IsCompleted);
        var read = await store.ReadAsync([.. taken.Where(w => w.Row is null).Select(w => w.Id)], stop);
        while (taken.TryPeek(out var next))
        {
            var target = await targets.FindAsync(next.Target);
            var waiting = taken.Dequeue() with { Row = next.Row ?? read.GetValueOrDefault(next.Id) };
            if (waiting.Row is null || target is null)
            {
                // Taken back in the meantime, or nobody's any more.
                QueueOf(waiting.Target).Return();
                Done(waiting.Id, now);
                continue;
            }
            var fault = waiting.Held || waiting.Attempts > 0
                ? null
                : faults.Take(FaultTarget.Webhooks, "POST", new Uri(target.Url).AbsolutePath, waiting.Row.Type);
            if (fault?.Kind is FaultKind.Drop or FaultKind.Delay or FaultKind.Reorder) QueueOf(waiting.Target).Return();
            if (fault?.Kind == FaultKind.Drop) Done(waiting.Id, now);
            else if (fault?.Kind is FaultKind.Delay or FaultKind.Reorder)
                QueueOf(waiting.Target).Add(waiting with { Held = true }, now + TimeSpan.FromMilliseconds(fault.DelayMs ?? 1000));
            else _underWay.Add(CarryAsync(waiting, target, fault?.Kind, stop));
        }
    }

    private async Task CarryAsync(Waiting waiting, WebhookTarget target, FaultKind? fault, CancellationToken stop) =>
        _mail.Writer.TryWrite(new Finished(waiting, await post.DeliverAsync(waiting.Row!, target, fault, stop)));

    private TimeSpan UntilNext()
    {
        var wait = _queues.Values.Select(q => q.NextAt).Append(_sweepAt).Append(_flushAt).Min() - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
