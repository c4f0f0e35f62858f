using ClickCart.Shipping.Carriers;

namespace ClickCart.Tests.Shipping.Carriers;

public sealed class ObstacleTests
{
    private static readonly Address Ada = new("Ada", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    [Theory]
    [InlineData("PO Box 12")]
    [InlineData("P.O. Box 12")]
    [InlineData("p.o.box 12")]
    [InlineData("P O Box 12-A, Station B")]
    [InlineData("POB 7")]
    [InlineData("P.O.B. 7")]
    [InlineData("Post Office Box 12")]
    [InlineData("Postal Box 12")]
    [InlineData("GPO Box 2890")]
    [InlineData("Private Bag 300987")]
    [InlineData("Locked Bag 12")]
    [InlineData("12 Main St, PO Box 45")]
    [InlineData("Unit 2 PO BOX 99")]
    [InlineData("Box 455")]
    [InlineData("Postfach 10 20 30")]
    [InlineData("Packstation 145")]
    [InlineData("Postbus 93")]
    [InlineData("Postboks 8")]
    [InlineData("Boîte postale 40")]
    [InlineData("BP 40")]
    [InlineData("B.P. n° 40")]
    [InlineData("Apartado de Correos 12")]
    [InlineData("Apdo. 12")]
    [InlineData("Casilla 12")]
    [InlineData("Caixa Postal 3")]
    [InlineData("Casella postale 3")]
    [InlineData("C.P. 3")]
    [InlineData("Pf. 34")]
    [InlineData("Skrytka pocztowa 5")]
    public void A_box_of_the_post_office_is_one_however_it_is_written(string line)
    {
        Obstacle.To(Ada with { Line1 = line }, "UPS", Ada).ShouldBe(Obstacle.PostBox);
        Obstacle.To(Ada with { Line2 = line }, "FedEx", Ada).ShouldBe(Obstacle.PostBox);
        Obstacle.To(Ada with { Line1 = line }, "USPS", Ada).ShouldBeNull();
    }

    [Theory]
    [InlineData("388 Townsend St")]
    [InlineData("Box Hill Road 3")]
    [InlineData("12 Post Office Lane")]
    [InlineData("Postfachstraße 3")]
    [InlineData("3 Boxwood Ct")]
    [InlineData("Box 12 Mill Lane")]
    [InlineData("RR 2 Box 152")]
    [InlineData("10 Po Boxer Street")]
    [InlineData("BP Tower 3")]
    [InlineData("Calle del Apartado Nuevo 9")]
    [InlineData("Pfarrgasse 7")]
    [InlineData("Cabot Place 4")]
    public void A_street_that_sounds_like_one_is_none(string line) => Obstacle.To(Ada with { Line1 = line }, "UPS", Ada).ShouldBeNull();

    [Theory]
    [InlineData("AE", "APO")]
    [InlineData("AP", "FPO")]
    [InlineData("AA", "DPO")]
    [InlineData(null, "apo")]
    public void Military_mail_goes_by_the_post_alone(string? region, string city)
    {
        var mail = Ada with { Line1 = "PSC 1234 Box 5678", City = city, Region = region, PostalCode = "09204" };
        Obstacle.To(mail, "UPS", Ada).ShouldBe(Obstacle.MilitaryMail);
        Obstacle.To(mail, "usps", Ada).ShouldBeNull();
    }

    [Theory]
    [InlineData("DHLExpress", "DE", null, false)]
    [InlineData("DHLExpress", "DE", "-", false)]
    [InlineData("FedEx", "DE", "n/a", false)]
    [InlineData("FedEx", "DE", "+49 221 555012", true)]
    [InlineData("USPS", "DE", null, true)]
    [InlineData("UPS", "US", null, true)]
    public void Abroad_a_phone_number_is_needed_but_by_the_post(string carrier, string country, string? phone, bool goes)
    {
        var obstacle = Obstacle.To(Ada with { Country = country, Phone = phone }, carrier, Ada);
        if (goes) obstacle.ShouldBeNull();
        else obstacle.ShouldBe(Obstacle.NoPhone);
    }
}
