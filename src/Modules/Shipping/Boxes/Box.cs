namespace ClickCart.Shipping.Boxes;

/// <summary>One of the shop's own parcel sizes.</summary>
internal sealed class Box : Aggregate
{
    public const int MaxNameLength = 60;
    public const int MaxMillimetres = 5000;
    public const int MaxGrams = 1_000_000;

    private Box() { }

    public Box(Guid id, BoxFields said) : base(id) => Set(said);

    public string Name { get; private set; } = "";

    /// <summary>Inside, in millimetres, like width and height.</summary>
    public int Length { get; private set; }

    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>What it weighs with nothing in it.</summary>
    public int EmptyGrams { get; private set; }

    /// <summary>What it may weigh with all that is in it.</summary>
    public int MostGrams { get; private set; }

    public BoxSize Size => new(Length, Width, Height, EmptyGrams);

    public void Change(BoxFields said)
    {
        Set(said);
        Touch();
    }

    /// <summary>In mm³.</summary>
    public long Volume => (long)Length * Width * Height;

    public bool Holds(BoxContents goods) => (long)goods.WeightGrams + EmptyGrams <= MostGrams && goods.Volume <= Volume && goods.FitInto(Size);

    public static Error Exists(string name) => Error.Conflict("box-exists", $"There is a box {name} already.");

    private void Set(BoxFields said) => (Name, Length, Width, Height, EmptyGrams, MostGrams) =
        (said.Name!.Trim(), said.Length!.Value, said.Width!.Value, said.Height!.Value, said.EmptyGrams!.Value, said.MostGrams!.Value);
}

/// <summary>The box of a parcel: one of the shop's, or as staff has measured it. Millimetres.</summary>
/// <param name="EmptyGrams">What it weighs with nothing in it; 0 where nobody has said.</param>
internal sealed record BoxSize(int LengthMm, int WidthMm, int HeightMm, int EmptyGrams = 0)
{
    /// <summary>As people read it: <c>300 × 200 × 100 mm</c>.</summary>
    public override string ToString() => $"{LengthMm} × {WidthMm} × {HeightMm} mm";
}

/// <summary>What an admin says of a box.</summary>
internal record BoxFields
{
    public string? Name { get; init; }

    /// <summary>Inside, in millimetres.</summary>
    public int? Length { get; init; }

    /// <inheritdoc cref="Length"/>
    public int? Width { get; init; }

    /// <inheritdoc cref="Length"/>
    public int? Height { get; init; }

    /// <summary>What it weighs with nothing in it.</summary>
    public int? EmptyGrams { get; init; }

    /// <summary>What it may weigh with all that is in it.</summary>
    public int? MostGrams { get; init; }
}

internal abstract class BoxRules<T> : AbstractValidator<T> where T : BoxFields
{
    protected BoxRules()
    {
        RuleFor(b => b.Name).NotEmpty().WithMessage("A box has a name.").MaximumLength(Box.MaxNameLength).IsLine("name");
        foreach (var side in (System.Linq.Expressions.Expression<Func<T, int?>>[])[b => b.Length, b => b.Width, b => b.Height])
            RuleFor(side).NotNull().InclusiveBetween(1, Box.MaxMillimetres).WithMessage($"A side is 1 to {Box.MaxMillimetres} mm.");
        RuleFor(b => b.EmptyGrams).NotNull().InclusiveBetween(0, Box.MaxGrams).WithMessage($"The empty box weighs 0 to {Box.MaxGrams} g.");
        RuleFor(b => b.MostGrams).NotNull().InclusiveBetween(1, Box.MaxGrams).WithMessage($"It may weigh 1 to {Box.MaxGrams} g.")
            .Must((box, most) => !(most <= box.EmptyGrams)).WithMessage("It may weigh more than it does empty.");
    }
}

internal sealed record BoxResponse(Guid Id, string Name, int Length, int Width, int Height, int EmptyGrams, int MostGrams, int Version) : IVersioned
{
    public static BoxResponse Of(Box b) => new(b.Id, b.Name, b.Length, b.Width, b.Height, b.EmptyGrams, b.MostGrams, b.Version);
}
