using System.Threading.Channels;
using ClickCart.Kernel;
using ClickCart.Sandbox.Faults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Sandbox.Webhooks;

/// <summary>
/// Sends what the commits leave in the deliveries table: woken in-process at the commit, a bounded number at a time, again with growing delays
/// until the target answers 2xx or three days are over. At least once, in no particular order, as both providers promise it.
/// </summary>
internal sealed class WebhookSender(
    DeliveryStore store, WebhookTargets targets, WebhookPost post, FaultBoard faults, SandboxSettings settings, TimeProvider clock, IIds ids, ILogger<WebhookSender> log)
    : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FlushWithin = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    // A row further away than this waits in the table only; it is read again when its time has come, unless it was taken back.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private abstract record Mail;
    private sealed record Arrived(Delivery Row) : Mail;
    private sealed record Finished(Delivery Row, bool Accepted) : Mail;
    private sealed record Tick : Mail;

    private sealed record Waiting(Guid Id, Delivery? Row, bool Held = false);

    private readonly Channel<Mail> _mail = Channel.CreateUnbounded<Mail>(new() { SingleReader = true });
    private readonly PriorityQueue<Waiting, DateTimeOffset> _queue = new();
    private readonly HashSet<Guid> _known = [];
    private readonly List<Guid> _delivered = [];
    private readonly List<Task> _underWay = [];
    private DateTimeOffset _flushAt = DateTimeOffset.MaxValue, _sweepAt = DateTimeOffset.MinValue;
    private int _sending;

    /// <summary>A commit left this row.</summary>
    public void Arrive(Delivery row) => _mail.Writer.TryWrite(new Arrived(row));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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

    private void Take(Mail mail)
    {
        var now = clock.GetUtcNow();
        switch (mail)
        {
            case Arrived(var row) when _known.Add(row.Id):
                _queue.Enqueue(new(row.Id, row.DueAt <= now + Soon ? row : null), row.DueAt);
                break;
            case Finished(var row, var accepted):
                _sending--;
                if (accepted || now - row.CreatedAt > GiveUpAfter) Done(row.Id, now);
                else _queue.Enqueue(new(row.Id, row), row.DueAt);
                break;
        }
    }

    private void Done(Guid id, DateTimeOffset now)
    {
        _delivered.Add(id);
        if (_flushAt == DateTimeOffset.MaxValue) _flushAt = now + FlushWithin;
    }

    /// <summary>One round: looks for rows that nobody told of, forgets what was delivered, sends what is due.</summary>
    private async Task TurnAsync(CancellationToken stop)
    {
        try
        {
            var now = clock.GetUtcNow();
            if (now >= _sweepAt) await SweepAsync(now, stop);
            if (now >= _flushAt || _delivered.Count >= 100) await FlushAsync();
            await SendDueAsync(now, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "The webhook sender's database is away; the rows stay");
            _known.Clear();
            _queue.Clear();
            _sweepAt = clock.GetUtcNow() + TimeSpan.FromSeconds(1);
        }
    }

    private async Task SweepAsync(DateTimeOffset now, CancellationToken stop)
    {
        // At the first look everything is nobody's; later only what its own node has left lying for a while.
        foreach (var (id, due) in await store.LeftBeforeAsync(_sweepAt == DateTimeOffset.MinValue ? DateTimeOffset.MaxValue : now - SweepEvery, stop))
        {
            if (_known.Add(id)) _queue.Enqueue(new(id, null), due);
        }
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

    private async Task SendDueAsync(DateTimeOffset now, CancellationToken stop)
    {
        _underWay.RemoveAll(t => t.IsCompleted);
        var due = new List<Waiting>();
        while (_sending + due.Count < settings.Couriers && _queue.TryPeek(out _, out var at) && at <= now) due.Add(_queue.Dequeue());
        if (due.Count == 0) return;

        var read = await store.ReadAsync([.. due.Where(w => w.Row is null).Select(w => w.Id)], stop);
        foreach (var waiting in due)
        {
            if ((waiting.Row ?? read.GetValueOrDefault(waiting.Id)) is not { } row) _known.Remove(waiting.Id);
            else await SendAsync(row, waiting.Held, now, stop);
        }
    }

    private async Task SendAsync(Delivery row, bool held, DateTimeOffset now, CancellationToken stop)
    {
        var target = await targets.FindAsync(row.Target);
        var fault = target is null || held || row.Attempts > 0 ? null : faults.Take(FaultTarget.Webhooks, "POST", new Uri(target.Url).AbsolutePath, row.Type);
        if (target is null || fault?.Kind == FaultKind.Drop) Done(row.Id, now);
        else if (fault?.Kind is FaultKind.Delay or FaultKind.Reorder) _queue.Enqueue(new(row.Id, row, Held: true), now + TimeSpan.FromMilliseconds(fault.DelayMs ?? 1000));
        else
        {
            _sending++;
            _underWay.Add(CarryAsync(row, target, fault?.Kind, stop));
        }
    }

    private async Task CarryAsync(Delivery row, WebhookTarget target, FaultKind? fault, CancellationToken stop)
    {
        var accepted = await post.DeliverAsync(row, target, fault, stop);
        if (!accepted && !stop.IsCancellationRequested)
        {
            row.Attempts++;
            row.DueAt = clock.GetUtcNow() + Backoff(row.Attempts, ids.NextDouble());
            await store.PostponeAsync(row);
        }
        _mail.Writer.TryWrite(new Finished(row, accepted));
    }

    /// <summary>A quarter of a second, doubling up to a minute, a quarter more or less.</summary>
    internal static TimeSpan Backoff(int attempts, double random) => TimeSpan.FromSeconds(Math.Min(60, 0.125 * Math.Pow(2, Math.Min(attempts, 10))) * (0.75 + random / 2));

    private TimeSpan UntilNext()
    {
        var next = _sweepAt < _flushAt ? _sweepAt : _flushAt;
        if (_sending < settings.Couriers && _queue.TryPeek(out _, out var due) && due < next) next = due;
        var wait = next - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
