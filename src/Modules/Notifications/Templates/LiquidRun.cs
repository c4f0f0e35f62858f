namespace ClickCart.Notifications.Templates;

/// <summary>One rendering: what its pieces are, and until when it must be through.</summary>
/// <param name="isHtml">Of the part that is written.</param>
/// <param name="most">Null for as long as it takes.</param>
internal sealed class LiquidRun(string language, bool isHtml, TimeProvider clock, TimeSpan? most, CancellationToken ct)
{
    private readonly long _began = clock.GetTimestamp();

    public bool IsHtml => isHtml;

    public LiquidText? PieceOf(string name, bool html) => Originals.PieceOf(name, language, html);

    /// <exception cref="LiquidException">It takes too long.</exception>
    public void Check()
    {
        ct.ThrowIfCancellationRequested();
        if (most is { } time && clock.GetElapsedTime(_began) > time) throw new LiquidException($"It takes longer than {time.TotalSeconds:0} seconds.");
    }
}

/// <summary>Holds no more than so many characters.</summary>
internal sealed class BoundedWriter(LiquidRun run, int most) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Take(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Take(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Take(buffer.Length);
        GetStringBuilder().Append(buffer);
    }

    public override void Write(string? value)
    {
        Take(value?.Length ?? 0);
        base.Write(value);
    }

    private void Take(int more)
    {
        run.Check();
        if (GetStringBuilder().Length + more > most) throw new LiquidException($"It writes more than {most:N0} characters. Let its loops run over less.");
    }
}
