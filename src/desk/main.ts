import { browserClient } from '../ui/browser-client.ts'
import { startApp } from '../ui/start.tsx'

startApp(browserClient, 'desk', document.getElementById('app')!)
