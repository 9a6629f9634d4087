import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox'] });
const base='http://127.0.0.1:8090';
for (const [w,h] of [[1440,900],[390,844]]) { const c=await b.newContext({viewport:{width:w,height:h}}); const p=await c.newPage(); await p.goto(base+'/inloggen'); await p.fill('input[name=inlog]','casusregie'); await p.fill('input[type=password]','samenloop-demo'); await Promise.all([p.waitForEvent('load'),p.locator('main button[type=submit]').first().click()]); await p.waitForTimeout(800); await p.screenshot({path:`/tmp/shots/w-${w}.png`});}
await b.close();
