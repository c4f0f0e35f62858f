using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Sandbox.Faults;

/// <summary>
/// The faults that are set, in this process's memory: a restart clears them. <see cref="Fault.Match"/> is <c>METHOD path</c>: the path counts from the
/// protocol's base (<c>/v1/refunds</c>, <c>/v2/shipments</c>, or without the version), matches whole segments from the left, <c>*</c> or
/// <c>{id}</c> stands for one segment and a <c>$</c> at the end for the end. For webhooks the path is the receiver's, and a match without
/// a slash is the beginning of an event type (<c>payment_intent.</c>).
/// </summary>
internal sealed partial class FaultBoard(IIds ids)
{
    private volatile Armed[] _armed = [];

    public IReadOnlyList<Fault> Faults => [.. _armed.Select(a => a.Fault)];

    public void Set(IEnumerable<Fault> faults) => _armed = [.. faults.Select(f => new Armed(f))];

    public void Clear() => _armed = [];

    /// <summary>The first fault that strikes this call, taken off its count.</summary>
    public Fault? Take(FaultTarget target, string method, string path, string? eventType = null)
    {
        bool Strikes(Armed armed) => armed.Fault.Target == target && armed.Matches(method, path, eventType)
            && (armed.Fault.Probability is not { } p || ids.NextDouble() < p) && armed.TakeOne();

        return _armed.FirstOrDefault(Strikes)?.Fault;
    }

    private sealed class Armed
    {
        private readonly string? _method;
        private readonly Regex? _path;
        private readonly string? _event;
        private int _left;

        public Armed(Fault fault)
        {
            Fault = fault;
            _left = fault.Times ?? int.MaxValue;
            var words = (fault.Match ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            _method = words.FirstOrDefault(w => w.All(char.IsAsciiLetterUpper));
            var path = words.FirstOrDefault(w => w != _method && w != "*");
            if (path is null) return;
            if (fault.Target == FaultTarget.Webhooks && !path.Contains('/')) _event = path.TrimEnd('*');
            else _path = Pattern(path);
        }

        public Fault Fault { get; }

        public bool Matches(string method, string path, string? eventType) =>
            (_method is null || _method == method)
            && (_path is null || _path.IsMatch(Base().Replace(path, "")))
            && (_event is null || eventType?.StartsWith(_event, StringComparison.Ordinal) == true);

        public bool TakeOne() => Fault.Times is null || Interlocked.Decrement(ref _left) >= 0;

        private static Regex Pattern(string path)
        {
            var ends = path.EndsWith('$');
            var bare = Base().Replace(path.TrimEnd('$').TrimEnd('/'), "");
            var segments = bare.Split('/').Select(s => s == "*" || s.StartsWith('{') ? "[^/]+" : Regex.Escape(s));
            return new("^" + string.Join('/', segments) + (ends ? "/?$" : "(/|$)"), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
    }

    [GeneratedRegex("^(/sandbox/(stripe|easypost))?(/v[12](?=/|$))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Base();
}
