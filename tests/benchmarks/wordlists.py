"""What the benchmark's corpus is varied with: names by language, and nouns and verbs that stand in for each other."""

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PLACES = [
    "HÀ NỘI", "HCM CITY", "JAKARTA", "MANILA", "NAIROBI", "ACCRA", "BRUSSELS", "BRASÍLIA", "NEW DELHI", "HARARE",
    "BANGKOK", "CANBERRA", "OTTAWA", "LIMA", "CAIRO", "OSLO", "VIENTIANE", "PHNOM PENH", "SEOUL", "TOKYO",
]  # fmt: skip

#: Parts of persons' names, one list a language. Those of `raw/` are among them, so that they are found and replaced.
NAMES = [
    (
        "Trần Nguyễn Phạm Hoàng Vũ Trịnh Lê Đặng Đỗ Hồ Ngô Dương Lý Phan Huỳnh Võ Bùi Đoàn Khiêm Châu Thắng Ngọc Hải Lợi"
        " Sơn Quang Đình Đức Văn Minh Bích Hữu Tuấn Hùng Dũng Cường Phương Lan Linh Trang Thảo Giang Khánh Long Nam"
        " Phúc Thành Tùng Việt Yến Hạnh Hiền Mai Oanh Quyên Tâm Thu Vân Xuân"
    ).split(),
    (
        "Truong Tran Bui Duc Toan Dinh Quoc Tuan Vo Thi Nhung Cong Danh Ly Luong Gia Phan Thuy Duong Thanh Liem Khiem"
        " Chau Nguyen Nghia Hoang Dang Ngo Huynh Trinh Vu Quyet Thang Loi Phuc Khanh Giang Tung Hien Oanh Quyen Thao"
        " Linh Cuong Phuong Trang Binh Kien Nhan Trung Vinh Hau Sang Tai Luan"
    ).split(),
    (
        "Kazuya Morimoto Bambang Prasetya Ratna Kusumawardhani Dewi Anggraini Rahmat Hidayat Marites Dumlao Renato"
        " Saguinsin Hiroshi Tanabe Keiko Yamane Agus Wirawan Siti Handayani Budi Santika Rodel Macaraeg Lourdes Bautro"
        " Joko Purnomo Yuki Okabe Arvind Rao Vandana Iyer Meenakshi Kiran Deshpande Lakshmi Nambiar Suresh Kulkarni"
    ).split(),
    (
        "João Batista Nogueira Annelise Verhaegen Jane Wanjiru Samuel Kiplagat Esther Njoki Peter Kariuki Rose Atieno"
        " Kwame Ofori Joseph Ankomah Felicia Danquah Tendai Mupfumira Loveness Chikowore Isaac Nhamo Farai Zinyemba"
        " Grace Wambui David Otieno Marta Figueira Luisa Carvalhal Pieter Janssens Akosua Mensima Tapiwa Moyana Helen"
        " Brisket Thomas Ellwood Ruth Makena Daniel Kiprono"
    ).split(),
]

#: Words that may stand in for each other without upsetting the grammar.
WORDS = [
    ["houses", "farms", "schools", "shops", "clinics", "factories", "bridges", "stations", "villages", "markets"],
    ["rice", "coffee", "pepper", "maize", "cotton", "rubber", "timber", "cocoa", "sugar", "tea"],
    ["roads", "canals", "pipelines", "railways", "dykes", "warehouses", "harbours", "runways"],
    ["province", "district", "county", "region", "municipality"],
    ["provinces", "districts", "counties", "regions", "municipalities"],
    ["said", "announced", "noted", "stressed", "explained", "revealed"],
    ["asked", "urged", "requested", "instructed", "ordered", "advised"],
    ["project", "programme", "scheme", "campaign", "initiative"],
    ["report", "survey", "study", "bulletin", "review"],
    ["workers", "nurses", "farmers", "drivers", "teachers", "engineers", "students", "traders"],
    ["households", "families", "residents", "tenants", "smallholders"],
    ["rose", "grew", "climbed", "increased", "advanced"],
    ["fell", "dropped", "declined", "decreased", "slipped"],
    ["revenue", "income", "turnover", "spending", "profit"],
    ["investment", "production", "consumption", "output", "employment"],
    ["irrigation", "drainage", "sanitation", "electricity", "fertilizer", "transport", "telecommunications"],
    ["inflation", "unemployment", "growth", "poverty", "illiteracy"],
    ["education", "housing", "tourism", "agriculture", "construction", "healthcare", "fisheries"],
    ["conference", "meeting", "seminar", "workshop", "forum", "briefing"],
    ["quarter", "month", "semester", "decade"],
    ["companies", "enterprises", "cooperatives", "suppliers", "contractors", "exporters"],
    ["database", "website", "register", "catalogue", "network"],
    ["plan", "budget", "strategy", "roadmap", "timetable"],
    ["compensation", "resettlement", "maintenance", "inspection", "appraisal", "procurement"],
    ["largest", "smallest", "oldest", "busiest", "cheapest", "longest"],
    ["city", "town", "capital", "village"],
    ["towns", "cities", "villages", "communes", "suburbs"],
    ["committee", "commission", "council", "association", "agency", "authority"],
    ["build", "repair", "replace", "extend", "finance"],
    ["land", "water", "fuel", "capital", "equipment", "machinery"],
    ["supply", "demand", "trade", "storage", "delivery"],
    ["urgent", "regular", "joint", "annual", "recent", "separate"],
    ["national", "regional", "provincial", "municipal", "local", "federal"],
    ["deputies", "delegates", "officials", "mayors", "directors", "inspectors"],
]
